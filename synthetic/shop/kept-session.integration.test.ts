import type { Browser, BrowserContext, Page, Route } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../launch-chromium.ts';
import { cannedSessions } from './canned-answers.ts';
import { type CannedShop, startCannedShop } from './canned-shop.ts';

/** A token that a page can read the end of; nobody checks its signature here. */
const tokenThatEnds = (at: number) =>
  `h.${Buffer.from(JSON.stringify({ exp: Math.floor(at / 1_000) })).toString('base64url')}.s`;
const fresh = tokenThatEnds(Date.now() + 600_000);
const { customer } = cannedSessions.session;

let shop: CannedShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page asked in somebody's name: the path and the token. */
let asked: string[];
let refreshes: string[];

beforeAll(async () => {
  shop = await startCannedShop();
  browser = await launchChromium({ signal: AbortSignal.timeout(60_000) });
});
afterAll(async () => {
  await browser?.close();
  await shop?.[Symbol.asyncDispose]();
});

beforeEach(async () => {
  asked = [];
  refreshes = [];
  answerRefresh = (route) => route.fulfill({ json: { token: fresh, refreshToken: 'second', customer } });
  context = await browser.newContext({ baseURL: shop.url });
  page = await context.newPage();
  await context.route('**/auth/refresh', async (route) => {
    refreshes.push(route.request().postDataJSON().refreshToken);
    await answerRefresh(route);
  });
  await context.route('**/api/{profile,orders}**', async (route) => {
    const { authorization = '' } = await route.request().allHeaders();
    asked.push(`${new URL(route.request().url()).pathname} ${authorization.replace('Bearer ', '')}`);
    if (authorization === 'Bearer revoked') return route.fulfill(refusal);
    return route.fallback();
  });
});
afterEach(() => context.close());

const refusal = { status: 401, json: { error: { code: 'unauthorized', message: 'no' } } };
let answerRefresh: (route: Route) => Promise<void>;

/** Keeps a session with `token`, which ends so many ms from now. */
async function keepSession(token: string, endsInMs: number, refreshToken?: string): Promise<void> {
  await page.goto('/icon.svg');
  const session = { token, endsAt: Date.now() + endsInMs, customer, ...(refreshToken && { refreshToken }) };
  await page.evaluate((kept) => localStorage.setItem('session', JSON.stringify(kept)), session);
}
const keptSession = () => page.evaluate(() => JSON.parse(localStorage.getItem('session') ?? 'null'));

test('a token that has run out is replaced once, though a page asks for three things at once', async () => {
  await keepSession('old', -1, 'first');
  await page.goto('/account');
  await page.getByText('Baumwall 7').waitFor();
  expect(refreshes).toEqual(['first']);
  expect(new Set(asked.map((each) => each.split(' ')[1]))).toEqual(new Set([fresh]));
  expect(await keptSession()).toMatchObject({ token: fresh, refreshToken: 'second' });
});

test('tabs that are opened at once do not use the refresh token twice', async () => {
  await keepSession('old', -1, 'first');
  const other = await context.newPage();
  await Promise.all([page.goto('/account'), other.goto('/account')]);
  await Promise.all([page, other].map((tab) => tab.getByText('Baumwall 7').waitFor()));
  expect(refreshes).toEqual(['first']);
});

test('a token that is refused is replaced, and what was asked is asked again', async () => {
  await keepSession('revoked', 600_000, 'first');
  await page.goto('/orders');
  await page.getByText('Refunded').waitFor();
  expect(asked).toEqual(['/api/orders revoked', `/api/orders ${fresh}`]);
});

test('a session that has ended leads to the login, and back', async () => {
  answerRefresh = (route) => route.fulfill(refusal);
  await keepSession('old', -1, 'first');
  await page.goto('/account');
  await page.waitForURL('**/login?next=/account');
  expect(await keptSession()).toBeNull();
});

test('a session is kept while the shop cannot be reached', async () => {
  answerRefresh = (route) => route.abort();
  await keepSession('old', -1, 'first');
  await page.goto('/orders');
  await page.getByText('The shop cannot be reached right now.').waitFor();
  expect(await keptSession()).toMatchObject({ refreshToken: 'first' });
});

test("a guest's session ends with its token", async () => {
  await keepSession('old', -1);
  await page.goto('/orders');
  await page.getByText('You have not ordered anything in this session.').waitFor();
  expect(asked).toEqual([]);
});
