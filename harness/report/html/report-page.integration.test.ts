import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvidenceWriter } from '../../check/index.ts';
import type { SpanRecord } from '../../telemetry/index.ts';
import { ensureTool } from '../../toolchain/index.ts';
import { checkFixture, verdictFixture } from '../verdict-fixture.ts';
import { writeReports } from '../write-reports.ts';

const attack =
  '</script><script>document.title = "owned"</script><img src=http://127.0.0.1:9/x onerror="document.title=1">';
const span = (
  service: string,
  spanId: string,
  parentSpanId: string | undefined,
  over: Partial<SpanRecord> = {},
): SpanRecord => ({
  traceId: 't1',
  spanId,
  parentSpanId,
  service,
  name: `work of ${service}`,
  kind: 'server',
  startMs: 1000,
  durationMs: 100,
  status: 'unset',
  attributes: {},
  ...over,
});

let folder: string;
let browser: Browser;
let report: string;
let junit: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  const evidence = createEvidenceWriter({ runDir: folder, checkId: 'chaos/payment-slow' });
  await evidence.trace('slowest order', [
    span('gateway', 'a', undefined),
    span('order', 'b', 'a', { startMs: 1025, durationMs: 50, status: 'error', attributes: { 'http.route': attack } }),
  ]);
  await evidence.timeline('latency', {
    unit: 'ms',
    series: [
      {
        name: 'p95',
        points: [
          [0, 100],
          [1000, 2500],
          [2000, 120],
        ],
      },
    ],
    windows: [{ label: 'payment slow', fromMs: 500, toMs: 1500 }],
    limits: [{ label: 'limit', value: 2000 }],
  });
  await evidence.file('log', 'log of order', 'order.log', `${'fine\n'.repeat(200)}ERROR ${attack}\n`);
  evidence.text(attack, attack);
  const verdict = verdictFixture([
    checkFixture('load/browse'),
    checkFixture('load/search'),
    checkFixture('chaos/payment-slow', { verdict: 'fail', title: attack, reason: attack, evidence: evidence.list() }),
    checkFixture('chaos/kafka-away', { verdict: 'inconclusive', reason: 'order→kafka: too few' }),
  ]);
  const paths = await writeReports(verdict, { runDir: folder });
  [report, junit] = [pathToFileURL(paths.html).href, paths.junit];
  const { path } = await ensureTool('chromium');
  const flags =
    '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage';
  browser = await chromium.launch({ executablePath: path, args: flags.split(' ') });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the report; `complaints` are errors on its console and requests for anything but itself. */
async function open(options: BrowserContextOptions = {}, hash = ''): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on(
    'request',
    (request) =>
      !request.url().startsWith('data:') && request.url() !== report + hash && complaints.push(request.url()),
  );
  await page.goto(report + hash);
  return { page, complaints };
}
const shown = (page: Page) => page.locator('.check:visible').evaluateAll((all) => all.map((each) => each.id));

describe('report.html', () => {
  it('opens from disk, asks for nothing, and runs nothing that a service said', async () => {
    const { page, complaints } = await open();
    expect(await page.title()).toBe('Fail: shop, plan pr – Shakedown');
    expect(await page.locator('h1').textContent()).toBe('Fail');
    expect(await page.locator('.evidence.text pre').textContent()).toBe(attack);
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    const embedded = await page.locator('#verdict').textContent();
    expect(JSON.parse(embedded ?? '')).toEqual(JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8')));
  });

  it('shows everything without a script: verdict, reasons, traces, charts, and only what failed', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.locator('.counts').innerText()).toMatch(
      /2\s*passed\s*1\s*failed\s*1\s*inconclusive\s*0\s*skipped/,
    );
    await page.locator('.show label', { hasText: 'Failed' }).click();
    expect(await shown(page)).toEqual(['check-chaos/payment-slow']);
    expect(await page.locator('.suite:visible').count()).toBe(1);
    expect(await page.locator('.waterfall .span').count()).toBe(2);
    expect(await page.locator('.chart path.series').count()).toBe(1);
    expect(await page.locator('.chart table').innerText()).toMatch(/p95\s+100 \(120\)\s+2,500 \(2,500\)/);
  });

  it('draws spans where they were: the child starts a quarter in and takes half', async () => {
    const { page } = await open();
    const boxes = await page
      .locator('.waterfall .bar')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    const [whole, child] = boxes as { left: number; width: number }[];
    expect(((child?.left ?? 0) - (whole?.left ?? 0)) / (whole?.width ?? 1)).toBeCloseTo(0.25, 2);
    expect((child?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(0.5, 2);
    const failed = page.locator('.span.failed');
    await failed.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await failed.locator('dl').innerText()).toContain(attack);
  });

  it('reads a chart by keyboard and by pointer', async () => {
    const { page } = await open();
    await page.locator('.plot').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.readout').textContent()).toBe('0.0 s  ·  p95 100 ms');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.readout').textContent()).toBe('1.0 s  ·  p95 2,500 ms  ·  payment slow');
    await page.locator('.area').scrollIntoViewIfNeeded();
    const area = await page.locator('.area').boundingBox();
    await page.mouse.move((area?.x ?? 0) + (area?.width ?? 0) * 0.95, (area?.y ?? 0) + (area?.height ?? 0) / 2);
    expect(await page.locator('.readout').textContent()).toBe('2.0 s  ·  p95 120 ms');
  });

  it('finds checks by what they say, and opens the one that a link names', async () => {
    const { page } = await open({}, '#check-load%2Fbrowse');
    expect(await page.locator('[id="check-load/browse"]').getAttribute('open')).not.toBeNull();
    await page.locator('.find input').fill('order->kafka');
    expect(await shown(page)).toEqual(['check-chaos/kafka-away']);
    await page.locator('.find input').fill('nothing such');
    expect(await shown(page)).toEqual([]);
    expect(await page.locator('.none-found').isVisible()).toBe(true);
  });

  it('links to files that are there', async () => {
    const { page } = await open();
    const links = await page
      .locator('a.file, footer a')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(links.length).toBe(6);
    for (const link of links) expect(existsSync(new URL(link)), link).toBe(true);
  });

  it.each([390, 1280])('fits a screen of %i pixels', async (width) => {
    const { page } = await open({ viewport: { width, height: 844 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it.each(['light', 'dark'] as const)(
    'has enough contrast for every text when it is %s (WCAG AA)',
    async (colorScheme) => {
      const { page } = await open({ colorScheme });
      expect(await page.evaluate(faintTexts)).toEqual([]);
    },
  );
});

it('junit.xml is well-formed XML', async () => {
  const { page } = await open();
  const parsed = await page.evaluate(
    (xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml');
      return {
        error: document.querySelector('parsererror')?.textContent,
        failure: document.querySelector('failure')?.getAttribute('message'),
        cases: document.querySelectorAll('testcase').length,
      };
    },
    readFileSync(junit, 'utf8'),
  );
  expect(parsed).toEqual({ error: undefined, failure: attack, cases: 4 });
});

/** Runs in the page: texts whose colour stands out from what is behind them by less than 4.5 to 1. */
function faintTexts(): string[] {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return ['no canvas'];
  type Color = [number, number, number, number];
  const read = (color: string): Color => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, alpha]: Color, [r2, g2, b2]: Color): Color => [
    r * alpha + r2 * (1 - alpha),
    g * alpha + g2 * (1 - alpha),
    b * alpha + b2 * (1 - alpha),
    1,
  ];
  const linear = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]: Color) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  for (const details of document.querySelectorAll('details')) details.open = true;
  const faint = new Set<string>();
  for (const element of document.querySelectorAll('body *')) {
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!says || !element.checkVisibility() || element.closest('script, style, .unseen, .skip')) continue;
    if (element.closest('label')?.querySelector(':disabled')) continue;
    const around: Element[] = [];
    for (let each: Element | null = element; each; each = each.parentElement) around.unshift(each);
    const behind = around.reduce(
      (below, each) => over(read(getComputedStyle(each).backgroundColor), below),
      read('white'),
    );
    const [more = 0, less = 0] = [
      luminance(over(read(getComputedStyle(element).color), behind)),
      luminance(behind),
    ].sort((a, b) => b - a);
    if ((more + 0.05) / (less + 0.05) < 4.5) faint.add(`${element.tagName} ${element.className}`);
  }
  return [...faint];
}
