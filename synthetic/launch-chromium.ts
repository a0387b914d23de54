import type { Browser } from '@playwright/test';
import { EnvironmentError, messageOf } from '../harness/errors.ts';
import { ensureTool } from '../harness/toolchain/index.ts';

export interface LaunchOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (text: string) => void;
}

/** Nothing that calls home; and no GPU, sandbox or shared memory, which containers and root do not have. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Starts the toolchain's Chromium without a window.
 *
 * @throws EnvironmentError SD_BROWSER_NOT_STARTED; SD_TOOL_MISSING when there is none to start.
 */
export async function launchChromium({ signal, onProgress }: LaunchOptions): Promise<Browser> {
  const { path, version } = await ensureTool('chromium', { signal, ...(onProgress ? { onProgress } : {}) });
  const { chromium } = await import('@playwright/test');
  const asRoot = process.getuid?.() === 0;
  try {
    return await chromium.launch({ executablePath: path, args: asRoot ? [...flags, '--no-sandbox'] : flags });
  } catch (error) {
    throw new EnvironmentError(
      'SD_BROWSER_NOT_STARTED',
      `Chromium ${version} at ${path} does not start: ${messageOf(error)}`,
      {
        cause: error,
        details: { path, version },
      },
    );
  }
}
