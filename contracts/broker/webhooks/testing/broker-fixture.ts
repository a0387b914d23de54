import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type BrokerContext, timestamp } from '../../context.ts';
import { Database } from '../../database/index.ts';
import { BrokerEvents } from '../../events.ts';
import { type Route, serve } from '../../http/index.ts';
import { addTag, addToBranch, findOrCreatePacticipant, findOrCreateVersion } from '../../pacticipants/index.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';

export interface BrokerFixture extends AsyncDisposable {
  readonly context: BrokerContext;
  readonly clock: FakeClock;
  readonly url: string;
  /** @returns the status and the parsed body (or the text, when it is not JSON) */
  ask(method: string, path: string, body?: unknown, accept?: string): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
  readonly body: any;
}

/** A broker of the given rooms alone, on its own clock. */
export async function brokerOf(
  rooms: (context: BrokerContext) => Route[],
  { database = new Database(':memory:'), clock = fakeClock() } = {},
): Promise<BrokerFixture> {
  const context: BrokerContext = {
    database,
    clock,
    uuid: randomUUID,
    events: new BrokerEvents(),
    settings: { allowDangerousContractModification: false },
  };
  const server = serve({
    routes: rooms(context),
    access: { credentials: [], publicRead: true },
    baseUrl: undefined,
    bodyLimit: 1_000_000,
    limitRate: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    context,
    clock,
    url,
    ask: async (method, path, body, accept = 'application/hal+json') => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { accept, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
      return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database[Symbol.dispose]();
    },
  };
}

export interface PactSeed {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly branch?: string;
  readonly tags?: readonly string[];
  readonly buildUrl?: string;
  readonly content?: unknown;
  readonly sha?: string;
}

/** A pact as its publication leaves it in the database. */
export function seedPact(context: BrokerContext, seed: PactSeed): { readonly publicationId: number } {
  const { database } = context;
  const consumer = findOrCreatePacticipant(context, seed.consumer);
  const provider = findOrCreatePacticipant(context, seed.provider);
  const version = findOrCreateVersion(context, consumer, seed.version, { buildUrl: seed.buildUrl });
  if (seed.branch) addToBranch(context, version, seed.branch);
  for (const tag of seed.tags ?? []) addTag(context, version, tag);
  const now = timestamp(context);
  const content = JSON.stringify(seed.content ?? { interactions: [] });
  database.run(
    `insert into integration (consumer_id, provider_id, created_at, contract_data_updated_at) values (?, ?, ?, ?)
     on conflict do nothing`,
    consumer.id,
    provider.id,
    now,
    now,
  );
  database.run(
    `insert into pact_version (consumer_id, provider_id, sha, content, created_at) values (?, ?, ?, ?, ?) on conflict do nothing`,
    consumer.id,
    provider.id,
    seed.sha ?? 'f00d',
    content,
    now,
  );
  const pactVersionId =
    database.one<{ id: number }>(
      'select id from pact_version where consumer_id = ? and provider_id = ? and sha = ?',
      consumer.id,
      provider.id,
      seed.sha ?? 'f00d',
    )?.id ?? 0;
  const { id: publicationId } = database.run(
    `insert into pact_publication (consumer_version_id, consumer_id, provider_id, pact_version_id, revision, created_at)
     values (?, ?, ?, ?, 1, ?)`,
    version.id,
    consumer.id,
    provider.id,
    pactVersionId,
    now,
  );
  database.run(
    `insert into latest_publication (consumer_version_id, provider_id, consumer_id, publication_id, pact_version_id)
     values (?, ?, ?, ?, ?)`,
    version.id,
    provider.id,
    consumer.id,
    publicationId,
    pactVersionId,
  );
  return { publicationId };
}

export interface VerificationSeed {
  readonly publicationId: number;
  readonly provider: string;
  readonly version: string;
  readonly branch?: string;
  readonly tags?: readonly string[];
  readonly success: boolean;
  readonly buildUrl?: string;
}

/** A result as its publication leaves it in the database. */
export function seedVerification(context: BrokerContext, seed: VerificationSeed): { readonly verificationId: number } {
  const { database } = context;
  const provider = findOrCreatePacticipant(context, seed.provider);
  const version = findOrCreateVersion(context, provider, seed.version);
  if (seed.branch) addToBranch(context, version, seed.branch);
  for (const tag of seed.tags ?? []) addTag(context, version, tag);
  const { id: verificationId } = database.run(
    `insert into verification (pact_version_id, consumer_id, provider_id, provider_version_id, number, success, build_url, created_at)
     select pact_version_id, consumer_id, provider_id, ?,
       1 + (select count(*) from verification as other where other.pact_version_id = pact_publication.pact_version_id), ?, ?, ?
     from pact_publication where id = ?`,
    version.id,
    seed.success ? 1 : 0,
    seed.buildUrl ?? null,
    timestamp(context),
    seed.publicationId,
  );
  database.run(
    `insert into latest_verification (pact_version_id, provider_version_id, verification_id, success)
     select pact_version_id, provider_version_id, id, success from verification where id = ?
     on conflict do update set verification_id = excluded.verification_id, success = excluded.success`,
    verificationId,
  );
  return { verificationId };
}
