import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Clock } from '../harness/clock.ts';
import { messageOf } from '../harness/errors.ts';
import type { Random } from '../harness/random.ts';
import { type BrowserJourney, isJourneyFailure } from './journey.ts';
import type { JourneyProblem, JourneyResult } from './journey-result.ts';
import { journeyUser, type StepRecord } from './journey-user.ts';
import { type PageRecorder, recordPages } from './page-recorder.ts';
import type { RequestRecord } from './request-record.ts';
import { randomHex } from './trace-context.ts';

export interface RunBrowserJourneyOptions {
  readonly browser: Browser;
  /** Address of the entry point: `system.entry(journey.entry)`. */
  readonly baseUrl: string | URL;
  readonly runId: string;
  /** Forked by the iteration: the same seed and iteration draw the same. */
  readonly random: Random;
  readonly iteration: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Where a screenshot and a Playwright trace go when it fails; made on first use. */
  readonly artefactsDir: string;
  readonly onRequest?: (record: RequestRecord) => void;
  readonly onStep?: (step: StepRecord) => void;
}

export interface BrowserJourneyResult extends JourneyResult {
  /** Console errors, and requests that got no answer. */
  readonly complaints: readonly string[];
  /** Absolute paths; empty when it went well. */
  readonly artefacts: readonly {
    readonly kind: 'screenshot' | 'file';
    readonly title: string;
    readonly path: string;
  }[];
}

/** How long a click or a navigation may take, in ms. */
const actionTimeoutMs = 20_000;

/** Runs a journey once in a browser context of its own. Never throws for what the pages do: that stands in the result. */
export async function runBrowserJourney(
  journey: BrowserJourney,
  options: RunBrowserJourneyOptions,
): Promise<BrowserJourneyResult> {
  const { browser, clock, signal, runId, onRequest, onStep } = options;
  const base = new URL(options.baseUrl);
  const startMs = clock.now();
  // A service worker would answer requests behind the recorder's back.
  await using context = await browser.newContext({ baseURL: base.href, serviceWorkers: 'block' });
  let closing: Promise<void> | undefined;
  const stop = () => {
    closing = context.close().catch(() => {});
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    context.setDefaultTimeout(actionTimeoutMs);
    // Snapshots show each action; screenshots on top of them cost as much again as the journey itself.
    await context.tracing.start({ screenshots: false, snapshots: true });
    const { user, steps, acknowledged, step, stepOf } = journeyUser({
      random: options.random.fork(String(options.iteration)),
      unique: `${randomHex(4)}-${options.iteration}`,
      clock,
      signal,
      ...(onStep ? { onStep } : {}),
    });
    const recorder = await recordPages(context, {
      origin: base.origin,
      runId,
      clock,
      step,
      ...(onRequest ? { onRequest } : {}),
    });
    const page = await context.newPage();
    let failure: JourneyProblem | undefined;
    try {
      await journey.run({ ...user, page, baseUrl: base.href, complaints: () => [...recorder.complaints] });
    } catch (thrown) {
      failure = { ...explained(thrown, signal), step: stepOf(thrown), traceId: recorder.lastTraceId() };
    }
    failure = withPageErrors(failure, recorder);
    const artefacts = failure && !signal.aborted ? await keepArtefacts(context, page, options.artefactsDir) : [];
    await recorder.recorded();
    return {
      journey: journey.id,
      iteration: options.iteration,
      ok: failure === undefined,
      ...(failure ? { failure } : {}),
      startMs,
      durationMs: clock.now() - startMs,
      steps,
      requests: recorder.requests,
      acknowledged,
      complaints: recorder.complaints,
      artefacts,
    };
  } finally {
    signal.removeEventListener('abort', stop);
    await closing; // A second close returns before the first is through.
  }
}

function explained(thrown: unknown, signal: AbortSignal): Pick<JourneyProblem, 'kind' | 'message'> {
  if (signal.aborted) return { kind: 'stopped', message: `stopped: ${messageOf(signal.reason)}` };
  if (isJourneyFailure(thrown)) return { kind: 'failure', message: messageOf(thrown) };
  if (isOfPlaywright(thrown)) return { kind: 'failure', message: plain(messageOf(thrown)) };
  const name = thrown instanceof Error ? `${thrown.name}: ` : '';
  return { kind: 'broken', message: `${name}${messageOf(thrown)}` };
}

/** What Playwright throws is about the page: something was not there, not visible, not answered. */
function isOfPlaywright(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return thrown.name === 'TimeoutError' || 'matcherResult' in thrown || /^[a-z]\w*\.\w+: /.test(thrown.message);
}

/** Playwright colours its messages for a terminal and adds the log of the call. */
function plain(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colours begin with one
  const uncoloured = message.replace(/\u001b\[[0-9;]*m/g, '');
  const lines = uncoloured.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).join(' ').slice(0, 400);
}

function withPageErrors(failure: JourneyProblem | undefined, recorder: PageRecorder): JourneyProblem | undefined {
  const [first] = recorder.pageErrors;
  if (!first) return failure;
  const said = [...new Set(recorder.pageErrors.map(({ message }) => `uncaught error in the page: ${message}`))].join(
    '; ',
  );
  if (failure) return { ...failure, message: `${failure.message}; ${said}` };
  return { step: first.step, message: said, kind: 'failure', traceId: recorder.lastTraceId() };
}

async function keepArtefacts(
  context: BrowserContext,
  page: Page,
  dir: string,
): Promise<BrowserJourneyResult['artefacts']> {
  await mkdir(dir, { recursive: true });
  const screenshot = join(dir, 'page.png');
  const trace = join(dir, 'playwright-trace.zip');
  // A page that crashed can be neither seen nor traced; its failure must be told all the same.
  const [seen, traced] = await Promise.allSettled([
    page.screenshot({ path: screenshot, fullPage: true, timeout: 5_000 }),
    context.tracing.stop({ path: trace }),
  ]);
  return [
    ...(seen.status === 'fulfilled'
      ? [{ kind: 'screenshot', title: 'the page when it failed', path: screenshot } as const]
      : []),
    ...(traced.status === 'fulfilled'
      ? [{ kind: 'file', title: 'Playwright trace (npx playwright show-trace <file>)', path: trace } as const]
      : []),
  ];
}
