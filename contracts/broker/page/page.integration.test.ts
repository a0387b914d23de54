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

/** Each size and each scheme once; all of them when somebody wants to look. */
const looks = [
  ['desktop', 'dark'],
  ['phone', 'light'],
  ...(pictures
    ? ([
        ['desktop', 'light'],
        ['phone', 'dark'],
      ] as const)
    : []),
] as const;

describe.each(Object.entries(places))('%s', (name, path) => {
  test.each(looks)('fits a %s when it is %s, and axe finds nothing serious', async (size, colorScheme) => {
    const { page, complaints } = await open(path, { viewport: sizes[size], colorScheme });
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${size}-${colorScheme}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(sizes[size].width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.context().close();
  });
});

test('works without a script, by keyboard: from the picture to the matrix, to the pact, to what the verification found', async () => {
  const { page } = await open('/', { javaScriptEnabled: false });
  const arrow = page.locator('.network .edge.failed a').first();
  expect(await arrow.getAttribute('aria-label')).toBe('Reader App → loans: failed');
  await arrow.focus();
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: 'Matrix of Reader App and loans' }).waitFor();
  const cells = await page
    .locator('.heat tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.textContent?.match(/verified|failed|not verified/g)?.join(', ')));
  expect(cells).toEqual([
    'failed, verified, failed, not verified',
    'failed, verified, failed, not verified',
    'not verified, not verified, verified, verified',
    'not verified, not verified, verified, verified',
  ]);
  await page.locator('td.failed a').first().press('Enter');
  expect(await page.locator('.complaints').first().textContent()).toContain("Expected '2026-02-14' to be present");
});

test('answers whether a version may go, and names what would have to happen with the command for it', async () => {
  const { page } = await open('/ui/can-i-deploy');
  await page.getByLabel('Service').selectOption('loans');
  await page.getByLabel('Environment').selectOption('Production');
  await page.getByRole('button', { name: 'Ask' }).click();
  expect(await page.locator('#answer').textContent()).toMatch(/Unknown/);
  expect(await page.getByLabel('Version').inputValue()).toBe('1.3.0');
  const steps = await page.locator('.steps li').allInnerTexts();
  expect(steps[0]).toMatch(/^loans 1\.3\.0 has to verify the pact of Reader App 4\.0\.0/);
  expect(steps[1]).toMatch(/members 3\.1\.0 has to verify the pact of loans 1\.3\.0[\s\S]*--provider-version 3\.1\.0/);
});

test.each([
  ['loans', '9.9', 'production', 'No', 'The broker has never heard of loans 9.9'],
  ['Reader App', '4.1.0', 'kiosk', 'Unknown', 'No version of catalogue is in Kiosk'],
  ['catalogue', '2.0.0', 'kiosk', 'Yes', 'Deploy it, and say so'],
])('%s %s to %s: %s', async (pacticipant, version, environment, answer, step) => {
  const { page } = await open(`/ui/can-i-deploy?${new URLSearchParams({ pacticipant, version, environment })}`);
  expect(await page.locator('#answer').textContent()).toContain(answer);
  expect(await page.locator('.steps li').first().textContent()).toContain(step);
});

test('an address that the official clients print is a page in a browser', async () => {
  const { page } = await open('/pacts/provider/loans/consumer/Reader%20App/version/4.1.0');
  expect(await page.locator('.lead').textContent()).toContain('What Reader App 4.1.0 expects of loans: 3 interactions');
});

test('shows no secret of a webhook, neither in what it sends nor in the log of its deliveries', async () => {
  const { body } = await broker.get('/webhooks');
  const { page } = await open(new URL(body._links['pb:webhooks'][0].href).pathname);
  await page.locator('summary').first().click();
  const content = await page.content();
  expect(content).toContain('/builds?token=**********');
  expect(content).not.toContain('s3cr3t');
});
