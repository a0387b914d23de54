import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { Exchange } from '../exchange.ts';
import type { Made } from '../messages/index.ts';
import type { Pact } from '../pact-file.ts';
import { avroAsJson } from './avro-as-json.ts';
import type { ProviderContract } from './provider-contract.ts';
import { openProviderSide } from './provider-side.ts';
import { recordExchanges } from './record-exchanges.ts';
import { runVerifier, type VerifierRun } from './run-verifier.ts';

export interface Verification extends VerifierRun {
  readonly stateProblems: readonly string[];
  readonly made: ReadonlyMap<string, Made>;
  /** What the provider was asked, and answered. */
  readonly exchanges: readonly Exchange[];
}

export interface VerifyPactOptions {
  readonly pact: Pact;
  readonly contract: ProviderContract;
  readonly system: RunningSystem;
  /** For the copy of the pact that is verified. */
  readonly workDir: string;
  readonly signal: AbortSignal;
  /** The Avro schema that a message is written in, where it is known. */
  readonly avroSchemas?: ReadonlyMap<string, unknown>;
}

/** Verifies one pact (all of it, or the part in question) against the running provider. */
export async function verifyPact(options: VerifyPactOptions): Promise<Verification> {
  const { pact, contract, system, workDir, signal, avroSchemas = new Map() } = options;
  const avro = avroAsJson(avroSchemas);
  await using side = await openProviderSide({ pact, contract, system, signal, asVerified: avro.message });
  const file = writeCopy(pact, workDir, avro.interaction);
  const calls = pact.interactions.some(({ kind }) => kind === 'http');
  await using recorder = calls ? await recordExchanges(system.direct(pact.provider)) : undefined;
  const run = await runVerifier(
    {
      provider: pact.provider,
      providerBaseUrl: recorder?.url ?? `http://127.0.0.1:${side.port}`,
      pactUrls: [file],
      providerStatesSetupUrl: side.statesUrl,
      transports: [{ protocol: 'message', scheme: 'http', port: side.port, path: side.messagesPath }],
    },
    signal,
  );
  return { ...run, stateProblems: side.stateProblems, made: side.made, exchanges: recorder?.exchanges ?? [] };
}

/** Each interaction gets an id, by which the verifier tells what became of it: descriptions need not be unique. */
function writeCopy(
  { json, consumer, provider, interactions }: Pact,
  workDir: string,
  change: (json: Json, id: string) => Json,
): string {
  const wanted = new Map(interactions.map((each) => [each.id, each]));
  const part = (name: 'interactions' | 'messages', usual: 'http' | 'message') =>
    ((json[name] ?? []) as Json[]).flatMap((each, place) => {
      const id = (each._id as string | undefined) ?? `${usual}-${place}`;
      return wanted.has(id) ? [change({ ...each, _id: id }, id)] : [];
    });
  mkdirSync(workDir, { recursive: true });
  const kinds = [...new Set(interactions.map(({ kind }) => kind))].join('-');
  const copy = join(workDir, `${[consumer, provider].map(asFileName).join('-')}-${kinds}.json`);
  const messages = 'messages' in json ? { messages: part('messages', 'message') } : {};
  writeFileSync(
    copy,
    JSON.stringify({ ...json, _links: undefined, interactions: part('interactions', 'http'), ...messages }),
  );
  return copy;
}

type Json = Readonly<Record<string, unknown>>;
const asFileName = (name: string): string => encodeURIComponent(name);
