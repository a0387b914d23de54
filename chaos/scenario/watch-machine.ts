import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { Clock } from '../../harness/clock.ts';

export interface MachineWatch extends AsyncDisposable {
  /** Says that the machine was too busy to judge anything by time; undefined when it was not. */
  overloaded(): string | undefined;
}

/**
 * More than so many processes wanting each core is not the system's doing: a shop at work and all that belongs to it want less
 * than one of two cores. Measured on two cores: with 20 wanting them answers took seconds, with 12 none was late.
 */
const mostPerCore = 6;
const everyMs = 250;

/**
 * Counts from now on how many processes want to run. With ten for each core every answer takes ten times as long, and what
 * callers give up on is no fault of the callee.
 */
export function watchMachine({ clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal }): MachineWatch {
  const closing = new AbortController();
  const open = AbortSignal.any([signal, closing.signal]);
  const samples: number[] = [];
  const loop = (async () => {
    while (!open.aborted) {
      samples.push(runnable());
      await clock.sleep(everyMs, open).catch(() => {});
    }
  })();
  return {
    overloaded: () => tooBusy(samples, availableParallelism()),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await loop;
    },
  };
}

/** @param samples processes that wanted to run, one number per look */
export function tooBusy(samples: readonly number[], cores: number): string | undefined {
  const mean = samples.reduce((sum, each) => sum + each, 0) / Math.max(1, samples.length);
  if (mean <= mostPerCore * cores) return undefined;
  return `${Math.round(mean)} processes wanted the ${cores} cores of this machine meanwhile`;
}

/** The fourth field of proc_loadavg(5), of this moment; elsewhere the mean of the last minute. */
function runnable(): number {
  try {
    return Number.parseInt(readFileSync('/proc/loadavg', 'utf8').split(' ')[3] ?? '', 10) || 0;
  } catch {
    return loadavg()[0] ?? 0;
  }
}
