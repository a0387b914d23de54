import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';
import { isRecord } from '../json.ts';
import { type BrokerNotice, notices } from './notices.ts';
import type { Session } from './session.ts';

export interface Publication {
  /** Pacts as JSON; each names its consumer and provider. */
  readonly pacts: readonly unknown[];
  /** The version of their consumers. */
  readonly version: string;
  readonly branch?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly buildUrl?: string | undefined;
  /** What happens to a pact of this version that is there already: default `overwrite`, which brokers refuse when its content differs. */
  readonly onConflict?: 'overwrite' | 'merge' | undefined;
}

const answer = z.object({ notices });
const pact = z.looseObject({
  consumer: z.looseObject({ name: z.string().min(1) }),
  provider: z.looseObject({ name: z.string().min(1) }),
});

/** One request for each consumer, with all its pacts. */
export async function publish(
  session: Session,
  { pacts, version, branch, tags, buildUrl, onConflict }: Publication,
  signal?: AbortSignal,
): Promise<readonly BrokerNotice[]> {
  const contracts = pacts.map(contractOf);
  if (contracts.length === 0) throw new UsageError('SD_BROKER_NO_PACTS', 'there are no pacts to publish');
  const href = await session.relation('pb:publish-contracts', {}, signal);
  const told: BrokerNotice[] = [];
  for (const [pacticipantName, own] of Map.groupBy(contracts, ({ consumerName }) => consumerName)) {
    const body = {
      pacticipantName,
      pacticipantVersionNumber: version,
      branch,
      tags,
      buildUrl,
      contracts: own.map((contract) => ({ ...contract, onConflict })),
    };
    told.push(...(await session.read(answer, { method: 'POST', href, body }, signal)).notices);
  }
  return told;
}

function contractOf(json: unknown, index: number) {
  const { data, error } = pact.safeParse(json);
  if (error) {
    const problems = error.issues.map(({ path, message }) => `pacts.${index}.${path.join('.')}: ${message}`);
    throw new UsageError('SD_BROKER_NO_PACTS', `this is no pact: ${problems.join('; ')}`, { details: { problems } });
  }
  return {
    consumerName: data.consumer.name,
    providerName: data.provider.name,
    specification: 'pact',
    contentType: 'application/json',
    content: Buffer.from(JSON.stringify(withoutBrokersOwn(json))).toString('base64'),
  };
}

/** A pact that was read from a broker holds links, which are no part of it. */
function withoutBrokersOwn(json: unknown): unknown {
  if (!isRecord(json)) return json;
  const { _links, createdAt, ...own } = json;
  return own;
}
