import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { RunningSystem } from '../system/index.ts';
import type { EvidenceWriter } from './evidence.ts';

/** `system` stands for what is judged before and after the suites: that the system starts, and what it leaves behind. */
export const suiteNames = ['system', 'contracts', 'generators', 'synthetic', 'load', 'chaos'] as const;
export type SuiteName = (typeof suiteNames)[number];

/**
 * What a check found. `inconclusive`: the harness could not tell (too few samples, a probe broke). Every outcome but a
 * pass says why; a reason names the service or edge it is about.
 */
export type Outcome =
  | { readonly verdict: 'pass'; readonly reason?: string }
  | { readonly verdict: 'fail' | 'inconclusive' | 'skipped'; readonly reason: string };

/** The unit of judgement. */
export interface Check {
  /** `chaos/payment-slow`: the suite, a slash, a name in kebab-case; unique in a run. */
  readonly id: string;
  /** A sentence that says what holds when it passes. */
  readonly title: string;
  readonly suite: SuiteName;
  /** After this many milliseconds it is `inconclusive`; default 120 000. */
  readonly timeoutMs?: number;
  run(context: CheckContext): Promise<Outcome>;
}

/** What a suite gets to work with. */
export interface RunContext {
  readonly run: { readonly id: string; readonly seed: number; readonly plan: PlanName };
  /** Folder of the config; paths in the config are relative to it. */
  readonly root: string;
  /** `.shakedown/runs/<id>`, absolute. */
  readonly runDir: string;
  readonly system: RunningSystem;
  readonly clock: Clock;
  /** The run's seed, forked by label. */
  readonly random: Random;
  readonly signal: AbortSignal;
  /** Tells the user what is going on, in a few words. */
  progress(text: string): void;
}

export interface CheckContext extends RunContext {
  readonly evidence: EvidenceWriter;
}

export const planNames = ['pr', 'nightly', 'release'] as const;
export type PlanName = (typeof planNames)[number];

/**
 * A kind of test. `checks` may prepare (capture traffic, bundle scripts) before it says which checks there are; one that
 * throws, or has none, is judged itself: a suite never passes by not running.
 */
export interface Suite {
  readonly name: SuiteName;
  checks(context: RunContext): Promise<readonly Check[]>;
}
