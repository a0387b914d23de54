import { existsSync } from 'node:fs';
import type { ToolDefinition } from '../definition.ts';
import { aptChromium } from '../fetch/apt-chromium.ts';
import { playwrightBrowser, playwrightPath } from '../fetch/playwright-browser.ts';
import { atLeast, versionSaid } from '../version.ts';

/** The first version whose only headless mode is the new one, which is the browser itself. */
const needed = 132;

export const chromium: ToolDefinition = {
  name: 'chromium',
  title: `Chromium ${needed} or later`,
  folder: 'chromium',
  variables: [{ name: 'SHAKEDOWN_CHROMIUM' }],
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  inFolder: ['chromium'],
  keptElsewhere: async () => {
    const path = await playwrightPath();
    return existsSync(path) ? path : undefined;
  },
  inspect: async (path, signal) => ({
    path,
    version: await versionSaid(path, ['--version'], /(\d+\.\d+\.\d+\.\d+)/, signal),
  }),
  refuses: atLeast(needed),
  sources: [playwrightBrowser, aptChromium],
  advice:
    'Install Chromium or Chrome (on Debian: apt-get install chromium; anywhere: npx playwright install chromium).',
};
