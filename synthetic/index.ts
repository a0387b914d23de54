/** Journeys: a user's way through the system, written once and run as a check, a monitor, and the workload of load and chaos. */
export type { AtRest, Invariant, InvariantContext, InvariantResult } from './invariant.ts';
export { defineInvariant } from './invariant.ts';
export type {
  BrowserJourney,
  BrowserUser,
  HttpAnswer,
  HttpJourney,
  HttpSession,
  HttpUser,
  Journey,
  RequestOptions,
  TraceExpectation,
  User,
} from './journey.ts';
export { defineBrowserJourney, defineJourney, JourneyFailure } from './journey.ts';
export type { JourneyProblem, JourneyResult } from './journey-result.ts';
export type { Acknowledged, StepRecord } from './journey-user.ts';
export { type LoadedJourney, loadJourneys } from './load-journeys.ts';
export type { AfterEach, SyntheticOptions } from './options.ts';
export type { Exchange, RequestRecord } from './request-record.ts';
export { type RunHttpJourneyOptions, runHttpJourney } from './run-journey.ts';
export type { SecretKind } from './secret.ts';
export { evaluateInvariants, outcomeOfSettled, type Settled, type SettleOptions, settle } from './settle.ts';
export { syntheticSuite } from './suite.ts';
