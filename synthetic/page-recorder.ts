import type { BrowserContext, Request } from '@playwright/test';
import type { Clock } from '../harness/clock.ts';
import type { RequestRecord } from './request-record.ts';
import { type TraceContext, traceContextOf } from './trace-context.ts';

export interface PageRecorderOptions {
  readonly origin: string;
  readonly runId: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly step: () => string;
  readonly onRequest?: (record: RequestRecord) => void;
}

/** What a browser did and complained of. */
export interface PageRecorder {
  /** Documents and API calls to the entry point, in the order in which they ended. */
  readonly requests: readonly RequestRecord[];
  /** Console errors, and requests that got no answer. */
  readonly complaints: readonly string[];
  /** Errors that nobody in the page caught. */
  readonly pageErrors: readonly { readonly message: string; readonly step: string }[];
  /** Trace of the last API call (of the last document, before any) that was begun. */
  lastTraceId(): string | undefined;
  /** Resolves once the requests that have ended are recorded. */
  recorded(): Promise<void>;
}

/**
 * Gives every request to the entry point's origin a trace of its own and baggage that says it is synthetic, and writes
 * down what happens. Other origins get neither: the run's id is none of their business.
 */
export async function recordPages(context: BrowserContext, options: PageRecorderOptions): Promise<PageRecorder> {
  const { origin, runId, clock, step, onRequest } = options;
  const requests: RequestRecord[] = [];
  const complaints: string[] = [];
  const pageErrors: { message: string; step: string }[] = [];
  const begun = new WeakMap<
    Request,
    { readonly trace: TraceContext; readonly startMs: number; readonly step: string }
  >();
  const ending = new Set<Promise<void>>();
  const last: { api?: string; document?: string } = {};

  const begin = (request: Request): TraceContext => {
    const entry = { trace: traceContextOf(runId, request.headers()), startMs: clock.now(), step: step() };
    begun.set(request, entry);
    if (isApi(request)) last.api = entry.trace.traceId;
    else if (isDocument(request)) last.document = entry.trace.traceId;
    return entry.trace;
  };
  /** What a redirect leads to goes out with the headers of the first request. */
  const beginningOf = (request: Request) => {
    let first = request;
    for (let from = first.redirectedFrom(); from; from = from.redirectedFrom()) first = from;
    return begun.get(first);
  };
  const end = async (request: Request) => {
    const beginning = beginningOf(request);
    // What the journey answered itself never went out.
    if (!beginning || !(isApi(request) || isDocument(request))) return;
    const { trace, startMs, step: stepName } = beginning;
    const durationMs = clock.now() - startMs;
    const status = await statusOf(request);
    const failed = request.failure()?.errorText;
    const at = `${request.method()} ${new URL(request.url()).pathname}`;
    const failure = failed ? `${at}: ${failed}` : status >= 400 ? `${at} answered ${status}` : undefined;
    const record: RequestRecord = {
      method: request.method(),
      route: new URL(request.url()).pathname,
      url: request.url(),
      status,
      startMs,
      durationMs,
      traceId: trace.traceId,
      step: stepName,
      ...(failure === undefined ? {} : { failure }),
    };
    requests.push(record);
    onRequest?.(record);
  };
  const ended = (request: Request) => {
    const recording = end(request).finally(() => ending.delete(recording));
    ending.add(recording);
  };

  await context.route(
    (url) => url.origin === origin,
    async (route) => {
      const headers = { ...route.request().headers(), ...begin(route.request()).headers };
      // The page may be gone by now.
      await route.continue({ headers }).catch(() => {});
    },
  );
  context.on('requestfinished', ended);
  context.on('requestfailed', (request) => {
    ended(request);
    const why = request.failure()?.errorText ?? 'failed';
    // A page that is left, or a search that was overtaken, cancels its own requests.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.method()} ${request.url()}: ${why}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => void pageErrors.push({ message: oneLine(error.error()), step: step() }));

  return {
    requests,
    complaints,
    pageErrors,
    lastTraceId: () => last.api ?? last.document,
    recorded: async () => void (await Promise.allSettled(ending)),
  };
}

const isApi = (request: Request): boolean => ['fetch', 'xhr'].includes(request.resourceType());
const isDocument = (request: Request): boolean => request.resourceType() === 'document';

/** 0 when no answer came, or the page was closed before it could be asked. */
async function statusOf(request: Request): Promise<number> {
  const response = await request.response().catch(() => null);
  return response?.status() ?? 0;
}

function oneLine(error: Error): string {
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}: ${error.message}${at ? ` (${at.trim()})` : ''}`;
}
