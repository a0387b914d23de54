import type { Outcome } from '../../harness/check/index.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import { type AsyncApiDocument, avroSchemaOf, type ConsumerContract, loadAsyncApi } from '../messages/index.ts';
import { type Pact, partOf } from '../pact-file.ts';
import { judgeMessages } from './judge-messages.ts';
import {
  type InteractionVerdict,
  judgeInteractions,
  judgeVerification,
  missingHandlers,
} from './judge-verification.ts';
import { keepSeen } from './keep-seen.ts';
import type { ProviderContract } from './provider-contract.ts';
import { allSeen, type Seen, type SeenMessage } from './seen.ts';
import { type Verification, verifyPact } from './verify-pact.ts';

export interface VerifyPartOptions {
  readonly pact: Pact;
  readonly part: 'http' | 'message';
  readonly contract: ProviderContract;
  readonly consumer?: ConsumerContract | undefined;
  readonly system: RunningSystem;
  /** What relative paths of the contract start from. */
  readonly root: string;
  readonly workDir: string;
  readonly signal: AbortSignal;
}

export interface PartVerification {
  readonly outcome: Outcome;
  readonly interactions: readonly InteractionVerdict[];
  /** What the verifier printed. */
  readonly log: string;
  readonly seen: Seen;
}

/** Verifies the calls of a pact, or its messages. */
export async function verifyPart(options: VerifyPartOptions): Promise<PartVerification> {
  const { part, contract, consumer, root } = options;
  const pact = partOf(options.pact, part);
  const edge = `${pact.consumer}→${pact.provider}`;
  if (pact.interactions.length === 0) return refused(pact, `${edge}: the pact has no interactions`);
  const missing = missingHandlers(pact, contract);
  if (missing.length > 0) return refused(pact, `${edge}: ${missing.join('; ')}`);

  const document = part === 'message' ? await asyncApiOf(contract, root) : undefined;
  const verification = await verifyPact({ ...options, pact, avroSchemas: avroSchemas(pact, document) });
  const outcome =
    part === 'message'
      ? await judgeMessages({ pact, contract, consumer, verification, document })
      : judgeVerification(pact, verification);
  const seen = { exchanges: verification.exchanges, messages: messagesOf(pact, verification) };
  keepSeen(pact, seen, options.workDir);
  return { outcome, interactions: judgeInteractions(pact, verification), log: verification.log, seen };
}

const messagesOf = ({ interactions }: Pact, { made }: Verification): SeenMessage[] =>
  interactions.flatMap(({ id, description }) => {
    const message = made.get(id)?.message;
    return message ? [{ description, ...message }] : [];
  });

function refused({ interactions }: Pact, reason: string): PartVerification {
  const each = interactions.map(({ id, description }) => ({ id, description, problems: [reason], mismatches: [] }));
  return { outcome: { verdict: 'fail', reason }, interactions: each, log: '', seen: allSeen([]) };
}

/** A document that cannot be read is the provider's failure, not the harness's. */
async function asyncApiOf({ asyncApi }: ProviderContract, root: string): Promise<AsyncApiDocument | Error | undefined> {
  if (asyncApi === undefined) return undefined;
  try {
    return await loadAsyncApi(asyncApi, root);
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

function avroSchemas(pact: Pact, document: AsyncApiDocument | Error | undefined): ReadonlyMap<string, unknown> {
  if (document === undefined || document instanceof Error) return new Map();
  const schemas = pact.interactions.map(
    ({ id, description, asyncApiMessage }) => [id, avroSchemaOf(document, asyncApiMessage ?? description)] as const,
  );
  return new Map(schemas.filter(([, schema]) => schema !== undefined));
}
