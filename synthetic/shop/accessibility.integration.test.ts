import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../launch-chromium.ts';
import { cannedBackofficeOrderId, cannedOrderIds, cannedSessions } from './canned-answers.ts';
import { type CannedShop, startCannedShop } from './canned-shop.ts';

interface PageToLookAt {
  readonly path: string;
  /** What is seen once the page has what it shows. */
  readonly shows: string;
  /** What is done before looking. */
  readonly press?: string;
  /** Looked at by somebody who is not logged in. */
  readonly asGuest?: true;
}

const pages: PageToLookAt[] = [
  { path: '/', shows: '5 products' },
  { path: '/?guest', shows: '5 products', asGuest: true },
  { path: '/product?id=prod-001', shows: 'Only a few left' },
  { path: '/product?id=none', shows: 'There is no such product.' },
  { path: '/cart', shows: 'Go to checkout' },
  { path: '/checkout', shows: '€49.00', asGuest: true },
  { path: '/checkout?customer', shows: '€49.00' },
  { path: '/checkout?problems', shows: '€49.00', press: 'Place order', asGuest: true },
  { path: '/orders', shows: 'Refunded' },
  ...cannedOrderIds.map((id) => ({ path: `/order?id=${id}`, shows: 'What you ordered' })),
  { path: '/order?id=none', shows: 'There is no such order' },
  { path: '/login', shows: 'New here?', asGuest: true },
  { path: '/login?problems', shows: 'New here?', press: 'Log in', asGuest: true },
  { path: '/register', shows: 'Eight characters', asGuest: true },
  { path: '/account', shows: 'Baumwall 7' },
  { path: '/account?adding', shows: 'Baumwall 7', press: 'Add an address' },
  { path: '/account?erasing', shows: 'Baumwall 7', press: 'Erase my account' },
  { path: '/admin/login', shows: 'For the people who run the shop.', asGuest: true },
  { path: '/admin', shows: '1–4 of 41 orders' },
  { path: `/admin/order?id=${cannedBackofficeOrderId}`, shows: 'Order confirmed' },
  { path: `/admin/order?id=${cannedBackofficeOrderId}&refunding`, shows: 'Order confirmed', press: 'Refund' },
  { path: '/admin/stock', shows: 'Hand Bearing Compass' },
  { path: '/admin/stock?delivering', shows: 'Hand Bearing Compass', press: 'Delivery of Storm Lantern' },
  { path: '/admin/stock?pricing', shows: 'Hand Bearing Compass', press: 'Price of Storm Lantern' },
  { path: '/admin/sales', shows: '2026-03-14' },
  { path: '/admin/dead-letters', shows: 'The message has no value' },
];

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
/** Where to put pictures of the pages, for whoever wants to look at them. */
const pictures = process.env.PICTURES;

let shop: CannedShop;
let browser: Browser;

beforeAll(async () => {
  shop = await startCannedShop();
  browser = await launchChromium({ signal: AbortSignal.timeout(60_000) });
});
afterAll(async () => {
  await browser?.close();
  await shop?.[Symbol.asyncDispose]();
});

test.each(pages)(
  '$path can be used by everybody, on a desktop and on a phone',
  async ({ path, shows, press, asGuest }) => {
    await using visit = await comeIn({ asGuest });
    const { page } = visit;
    await page.goto(path);
    await page.getByText(shows).filter({ visible: true }).first().waitFor();
    if (press) await page.getByRole('button', { name: press, exact: true }).first().click();
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      if (pictures) await page.screenshot({ path: `${pictures}/${nameOf(path)}-${size}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const found = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, `on a ${size}`).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide, `px that the page is wider than a ${size}`).toBeLessThanOrEqual(0);
    }
    expect(visit.complaints).toEqual([]);
  },
);

/** A visit with two things in the cart. */
async function comeIn({ asGuest }: { asGuest: true | undefined }) {
  const context: BrowserContext = await browser.newContext({
    baseURL: shop.url,
    // A page in the middle of a movement has no colours of its own.
    reducedMotion: 'reduce',
  });
  const sessions = asGuest ? {} : cannedSessions;
  const cart = {
    lines: [
      { productId: 'prod-001', quantity: 1 },
      { productId: 'prod-020', quantity: 2 },
    ],
    checkoutKey: 'k',
  };
  await context.addInitScript(
    (kept) => {
      for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, JSON.stringify(value));
    },
    { ...sessions, cart },
  );
  const page: Page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'console',
    (message) => void (message.type() === 'error' && !isMissing(message.text()) && complaints.push(message.text())),
  );
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

const nameOf = (path: string) => path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'index';

/** The browser tells of each 404, and pages that look for what is not there are meant to get one. */
const isMissing = (complaint: string) => complaint.includes('404');
