import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureTool } from '../../../harness/toolchain/index.ts';
import { brokerUnderTest } from '../testing/index.ts';
import { fakeClock } from '../webhooks/testing/fake-clock.ts';
import { tellHistory } from './testing/index.ts';

// Webhooks wait to be tried again: on a clock whose sleeps end at once they would be tried for ever.
const clock = fakeClock();
const broker = brokerUnderTest({ clock });
/** Where to put pictures of the pages, for whoever wants to look at them. */
const pictures = process.env.PICTURES;
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
let browser: Browser;

const pair = 'consumer=Reader+App&provider=loans';
const places = {
  network: '/',
  services: '/ui/services',
  service: '/ui/services/loans',
  'matrix-choice': '/ui/matrix',
  'matrix-of-pair': `/ui/matrix?${pair}`,
  'matrix-of-service': '/ui/matrix?pacticipant=loans',
  environments: '/ui/environments',
  environment: '/ui/environments/staging',
  'environment-empty': '/ui/environments/kiosk',
  'deploy-form': '/ui/can-i-deploy',
  'deploy-no': '/ui/can-i-deploy?pacticipant=Reader+App&version=4.2.0-renewals&environment=staging',
  'deploy-unknown': '/ui/can-i-deploy?pacticipant=loans&version=1.3.0&environment=production',
  'deploy-yes': '/ui/can-i-deploy?pacticipant=Reader+App&version=4.1.0&environment=production',
  pact: `/ui/pact?${pair}&version=4.2.0-renewals`,
  'pact-of-messages': '/ui/pact?consumer=reminders&provider=loans',
  changes: `/ui/changes?${pair}&version=4.2.0`,
  webhooks: '/ui/webhooks',
  refused: '/ui/services/nobody',
};

beforeAll(async () => {
  const { path } = await ensureTool('chromium', { signal: AbortSignal.timeout(60_000) });
  browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  await tellHistory({ clock, call: broker.call });
});
afterAll(() => browser?.close());

/** What the page complains of: its policy broken, anything not found, anything that ran. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: sizes.desktop, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await page.goto(new URL(path, broker.url).href);
  return { page, complaints };
}

describe.each(Object.entries(places))('%s', (name, path) => {
  test.each(['desktop', 'phone'] as const)('fits a %s, and axe finds nothing serious, light or dark', async (size) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints } = await open(path, { viewport: sizes[size], colorScheme });
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${size}-${colorScheme}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(sizes[size].width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
      await page.context().close();
    }
  });
});
