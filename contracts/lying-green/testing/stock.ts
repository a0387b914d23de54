import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Verifier, type VerifierOptions } from '@pact-foundation/pact';

/** What the tools of the trade say, run as their documentation has it. */
export type Light = 'green' | 'red';

const require = createRequire(import.meta.url);

/** pact-js's own verifier: green when its promise resolves, as in every example of it. */
export async function pactJs(options: Partial<VerifierOptions> & { provider: string }): Promise<Light> {
  const verifier = new Verifier({ providerBaseUrl: 'http://127.0.0.1:9', logLevel: 'error', ...options });
  return await verifier.verifyProvider().then(
    () => 'green',
    () => 'red',
  );
}

/** The official command line: green when it exits with 0. */
export function pactCli(...args: string[]): Promise<Light> {
  return exitOf([require.resolve('@pact-foundation/pact-cli/bin/pact.js'), ...args]);
}

/** vitest on a folder of consumer tests that write to `pactDir`: green when it exits with 0. */
export function vitest(folder: string, pactDir: string): Promise<Light> {
  const script = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
  const config = new URL('./stock.vitest.config.ts', import.meta.url).pathname;
  return exitOf([script, 'run', '--config', config, '--root', folder], { PACT_DIR: pactDir });
}

function exitOf(args: string[], env: Record<string, string> = {}): Promise<Light> {
  const environment = { ...process.env, PACT_DO_NOT_TRACK: 'true', CI: undefined, VITEST: undefined, ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: environment }, (error) => resolve(error ? 'red' : 'green'));
  });
}
