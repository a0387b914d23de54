import { createRequire } from 'node:module';
import type { FetchSource } from '../definition.ts';
import { CommandFailed, runCommand } from '../run-command.ts';
import { CONNECT_WITHIN_MS } from './http-get.ts';

/** The Chromium that belongs to our version of Playwright, by Playwright's own installer. */
export const playwrightBrowser: FetchSource = {
  source: 'release',
  place: "Playwright's own Chromium",
  elsewhere: true,
  fetch: async (_into, { env, signal, onProgress }) => {
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    onProgress('fetching Chromium (about 170 MB)');
    await runCommand([process.execPath, cli, 'install', '--no-shell', 'chromium'], {
      env: { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECT_WITHIN_MS) },
      withinMs: 600_000,
      signal,
    }).catch((error: unknown) => {
      // It prints a stack for each of its mirrors; the first cause says it.
      const cause =
        error instanceof CommandFailed && /(getaddrinfo|connect) E[A-Z]+ \S+|Error: (.+)/.exec(error.output)?.[0];
      throw cause ? new Error(cause) : error;
    });
  },
};

/** Where Playwright keeps it, whether it is there or not. */
export async function playwrightPath(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}
