import type { Clock } from '../harness/clock.ts';
import { JourneyFailure, type Truthy, type User } from './journey.ts';

/** A part of a journey, as it went. */
export interface StepRecord {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly ok: boolean;
}

/** Something that the system has acknowledged to a user. */
export interface Acknowledged {
  /** `order` */
  readonly kind: string;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface JourneyUserOptions {
  readonly random: User['random'];
  readonly unique: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: StepRecord) => void;
  /** What the user saw last, told when it waited in vain. */
  readonly lastSeen?: () => string | undefined;
}

/** A user and the log of what it did. */
export interface JourneyUser {
  readonly user: User;
  readonly steps: readonly StepRecord[];
  readonly acknowledged: readonly Acknowledged[];
  /** The innermost step under way; empty outside any. */
  step(): string;
  /** The step in which something was thrown. */
  stepOf(thrown: unknown): string;
}

/** What every user can do, whatever session it holds. Uses no Node module, so that it runs in k6 too. */
export function journeyUser({ random, unique, clock, signal, onStep, lastSeen }: JourneyUserOptions): JourneyUser {
  const steps: StepRecord[] = [];
  const acknowledged: Acknowledged[] = [];
  const underWay: { readonly name: string }[] = [];
  let broke: { readonly thrown: unknown; readonly step: string } | undefined;

  const runStep = async <T>(name: string, body: () => Promise<T>): Promise<T> => {
    const entry = { name };
    const startMs = clock.now();
    underWay.push(entry);
    let ok = false;
    try {
      const value = await body();
      ok = true;
      return value;
    } catch (thrown) {
      if (!broke || broke.thrown !== thrown) broke = { thrown, step: name };
      throw thrown;
    } finally {
      underWay.splice(underWay.indexOf(entry), 1);
      const step = { name, startMs, durationMs: clock.now() - startMs, ok };
      steps.push(step);
      onStep?.(step);
    }
  };

  const ask: User['until'] = async (what, probe, { withinMs = 10_000, everyMs = 200 } = {}) => {
    const deadline = clock.now() + withinMs;
    for (;;) {
      signal?.throwIfAborted();
      const value = await probe();
      if (value !== undefined) return value;
      if (clock.now() >= deadline) {
        const seen = lastSeen?.();
        throw new JourneyFailure(`waited ${withinMs} ms for ${what}${seen ? `; last seen: ${seen}` : ''}`);
      }
      await clock.sleep(everyMs, signal);
    }
  };

  const user: User = {
    random,
    unique,
    step: (name, body) => handled(runStep(name, body)),
    expect: <T>(value: T, message: string) => {
      if (!value) throw new JourneyFailure(message);
      return value as Truthy<T>;
    },
    until: (what, probe, options) => handled(ask(what, probe, options)),
    acknowledge: (kind, id) => {
      acknowledged.push({ kind, id, at: clock.now() });
    },
  };
  const step = () => underWay.at(-1)?.name ?? '';
  return {
    user,
    steps,
    acknowledged,
    step,
    stepOf: (thrown) => (broke !== undefined && broke.thrown === thrown ? broke.step : step()),
  };
}

/** A journey may forget to wait for it: that must not end the process. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
