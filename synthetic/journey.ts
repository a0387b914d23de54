import type { Page } from '@playwright/test';

/**
 * One user's way through the system, written once. The same journey is a synthetic check, a production monitor, the
 * workload of a load profile (inside k6) and of a chaos scenario; so it uses nothing but what its user holds: no Node
 * module, no clock, no randomness of its own.
 */
export interface HttpJourney extends JourneyBase {
  readonly session: 'http';
  run(user: HttpUser): Promise<void>;
}

/** A user's way through the pages, in a real browser. */
export interface BrowserJourney extends JourneyBase {
  readonly session: 'browser';
  run(user: BrowserUser): Promise<void>;
}

export type Journey = HttpJourney | BrowserJourney;

interface JourneyBase {
  /** Kebab-case; unique in a config. */
  readonly id: string;
  /** A sentence that says what the user achieves. */
  readonly title: string;
  /** Name of the entry point; default: the system's first. */
  readonly entry?: string;
  /** Traces that must come out whole. */
  readonly traces?: readonly TraceExpectation[];
}

/** The trace of a step's last request must hold a call over each of these edges. */
export interface TraceExpectation {
  readonly step: string;
  /**
   * `gateway→user-bff`: a span of `user-bff` below one of `gateway`; over Kafka too (`order→notification`). For a callee
   * without telemetry (an outside party): a client span of the caller whose `peer.service` is the callee.
   */
  readonly edges: readonly string[];
  /** Default 10 000 ms; telemetry of asynchronous work may arrive late. */
  readonly withinMs?: number;
}

export type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

/** What every user of a journey can do. */
export interface User {
  /** Draws that depend on the run's seed and the iteration alone. */
  readonly random: { next(): number; int(below: number): number; pick<T>(from: readonly T[]): T };
  /** A text unique to this iteration, for names and mail addresses: `a1b2c3-17`. */
  readonly unique: string;
  /** A named part of the journey: timed, and named in every failure inside it. */
  step<T>(name: string, body: () => Promise<T>): Promise<T>;
  /**
   * Throws a JourneyFailure with `message` when `value` is falsy; gives it back otherwise. (No assertion signature: those
   * would ask every journey to write down the type of its user.)
   */
  expect<T>(value: T, message: string): Truthy<T>;
  /** Asks until `probe` gives something other than undefined; a JourneyFailure naming `what` after `withinMs`. */
  until<T>(
    what: string,
    probe: () => Promise<T | undefined>,
    options?: { withinMs?: number; everyMs?: number },
  ): Promise<T>;
  /** Notes something that the system has acknowledged (`order`, its id), for invariants and clean-up. */
  acknowledge(kind: string, id: string): void;
}

export interface HttpUser extends User {
  readonly http: HttpSession;
}

export interface BrowserUser extends User {
  readonly page: Page;
  /** Address of the entry point; `page.goto('/')` leads there as well. */
  readonly baseUrl: string;
  /** What the browser has complained of so far: console errors, and requests of the page that got no answer. */
  complaints(): readonly string[];
}

export interface HttpSession {
  get(path: string, options?: RequestOptions): Promise<HttpAnswer>;
  post(path: string, body: unknown, options?: RequestOptions): Promise<HttpAnswer>;
  put(path: string, body: unknown, options?: RequestOptions): Promise<HttpAnswer>;
  patch(path: string, body: unknown, options?: RequestOptions): Promise<HttpAnswer>;
  delete(path: string, options?: RequestOptions): Promise<HttpAnswer>;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Path template for metrics, `/api/orders/:id`; default: the path as it is. */
  readonly route?: string;
  /** Statuses that are an answer, not a failure: default any 2xx or 3xx; others throw a JourneyFailure. */
  readonly accept?: readonly number[];
  /** Default 10 000. */
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; throws a JourneyFailure when it is none. */
  json<T = unknown>(): T;
  readonly traceId: string;
}

/** A step found that something does not hold; anything else that is thrown is a broken journey. */
export class JourneyFailure extends Error {
  override readonly name = 'JourneyFailure';
}

/** By name: a journey may have its classes from another copy of the package. */
export const isJourneyFailure = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === 'JourneyFailure';

/** Declares a journey over HTTP; the default export of its file. */
export const defineJourney = (journey: Omit<HttpJourney, 'session'>): HttpJourney => ({ ...journey, session: 'http' });

/** Declares a journey in a browser; the default export of its file. */
export const defineBrowserJourney = (journey: Omit<BrowserJourney, 'session'>): BrowserJourney => ({
  ...journey,
  session: 'browser',
});
