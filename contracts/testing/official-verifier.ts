import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../json.ts';

/** What Pact's own verifier says of one interaction. */
export interface Verified {
  readonly description: string;
  readonly passed: boolean;
  readonly why: string;
}

/** A provider of a few lines. */
export interface TinyProvider {
  readonly answer?: RequestListener;
  /** By description. */
  readonly messages?: Readonly<Record<string, { readonly content: unknown; readonly metadata: Json }>>;
}

export interface VerifyTask {
  readonly pactFile: string;
  readonly baseUrl: string;
  readonly messages: NonNullable<TinyProvider['messages']>;
}

/** Holds a pact (of any consumer and provider) against a provider, by Pact's own verifier. */
export async function officialVerifier(pact: Json, { answer, messages = {} }: TinyProvider): Promise<Verified[]> {
  const server = createServer(answer ?? ((_, response) => void response.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dir = mkdtempSync(join(tmpdir(), 'shakedown-verifier-'));
  const pactFile = join(dir, 'pact.json');
  writeFileSync(pactFile, JSON.stringify({ ...pact, consumer: { name: 'consumer' }, provider: { name: 'provider' } }));
  try {
    const { port } = server.address() as AddressInfo;
    const said = await verify({ pactFile, baseUrl: `http://127.0.0.1:${port}`, messages });
    const { interactionResults } = JSON.parse(said) as { readonly interactionResults: readonly Result[] };
    return interactionResults.map(({ description, result, mismatch }) => ({
      description,
      passed: result === 'OK',
      why: JSON.stringify(mismatch ?? null),
    }));
  } finally {
    rmSync(dir, { recursive: true });
    await new Promise((resolve) => server.close(resolve));
  }
}

interface Result {
  readonly description: string;
  readonly result: 'OK' | 'Error';
  readonly mismatch?: unknown;
}

async function verify(task: VerifyTask): Promise<string> {
  const child = fork(new URL('./verify-in-a-process.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
  });
  try {
    child.send(task);
    const [said] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the verifier ended with ${code}`))),
    ]);
    return String(said);
  } finally {
    child.kill();
  }
}
