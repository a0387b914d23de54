import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  /** Without colours, both streams. */
  readonly output: string;
}

const pact = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact.js');

/** Runs the official `pact broker <args>`, as npm ships it, against the broker at `url`. */
export function pactBroker(url: string, ...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, PACT_BROKER_BASE_URL: url, PACT_BROKER_HTTP_RETRIES: '1', PACT_DO_NOT_TRACK: 'true' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [pact, 'broker', ...args], { env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, output: stripVTControlCharacters(stdout + stderr) }),
    );
  });
}
