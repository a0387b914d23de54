import { fork } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PlanName } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import type { LoadedConfig } from '../config/index.ts';
import { copyWorkingTree } from './copy.ts';
import type { Flaw } from './flaw.ts';
import { catchersOf, type FlawVerdict, isRightFailure, judgeFlaw, placesOf } from './judge-flaw.ts';
import type { FlawTrial, FlawTrialResult } from './trial-of-flaw.ts';

export interface BenchOptions {
  readonly loaded: LoadedConfig;
  readonly flaws: readonly Flaw[];
  /** Folder, relative to the config's, that the flaws' file names are relative to. */
  readonly base: string;
  readonly clean: number;
  readonly plan: PlanName;
  readonly seed: number;
  readonly exhaustive: boolean;
  /** Folder for the gates' own output. */
  readonly logDir: string;
  readonly signal: AbortSignal;
  readonly onStarted: (what: string) => void;
  readonly onFlaw: (row: FlawRow) => void;
  readonly onClean: (row: CleanRow) => void;
}

export interface FlawRow {
  readonly flaw: string;
  readonly verdict: FlawVerdict;
  readonly caughtBy: readonly string[];
  /** The check that decided, and its reason. */
  readonly check: string | undefined;
  readonly reason: string;
  readonly durationMs: number;
}

export interface CleanRow {
  readonly seed: number;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason: string;
  readonly durationMs: number;
}

export interface BenchResult {
  readonly plan: PlanName;
  readonly seed: number;
  readonly flaws: readonly FlawRow[];
  readonly clean: readonly CleanRow[];
  /** Caught, of all flaws; undefined without flaws. */
  readonly recall: number | undefined;
  readonly falseAlarms: number;
}

/** Runs the gate over the flaws, each in a copy of the working tree, and over the clean copy. */
export async function bench(options: BenchOptions): Promise<BenchResult> {
  const { loaded, base, signal } = options;
  mkdirSync(options.logDir, { recursive: true });
  using copy = await copyWorkingTree(loaded.root, base);
  const config = join(copy.dir, relative(loaded.root, loaded.file));
  // All of them before the first gate: one that no longer fits would end the bench in its middle.
  for (const flaw of options.flaws) copy.apply(flaw)[Symbol.dispose]();
  const flaws: FlawRow[] = [];
  for (const flaw of options.flaws) {
    signal.throwIfAborted();
    options.onStarted(flaw.id);
    using _applied = copy.apply(flaw);
    const row = await benchFlaw(flaw, config, options);
    flaws.push(row);
    options.onFlaw(row);
  }
  const clean: CleanRow[] = [];
  for (let n = 0; n < options.clean; n++) {
    signal.throwIfAborted();
    options.onStarted(`clean gate ${n + 1} of ${options.clean}`);
    const row = await benchClean(config, options, n);
    clean.push(row);
    options.onClean(row);
  }
  const caught = flaws.filter(({ verdict }) => verdict === 'caught').length;
  return {
    plan: options.plan,
    seed: options.seed,
    flaws,
    clean,
    recall: flaws.length === 0 ? undefined : caught / flaws.length,
    falseAlarms: clean.filter(({ verdict }) => verdict === 'fail').length,
  };
}

async function benchFlaw(flaw: Flaw, config: string, options: BenchOptions): Promise<FlawRow> {
  const places = placesOf(flaw, options.loaded.config.system, options.base);
  const catchers = catchersOf(flaw);
  const { plan, seed, exhaustive } = options;
  const started = systemClock.now();
  const ran = await runGate(
    {
      config,
      plan,
      seed,
      only: exhaustive ? [] : catchers,
      first: catchers,
      ...(!exhaustive && { until: { flaw, places } }),
    },
    join(options.logDir, `${flaw.id}.log`),
    options.signal,
  );
  const failed = ran?.verdict.checks.filter(({ verdict }) => verdict === 'fail') ?? [];
  const deciding = failed.find((check) => isRightFailure(flaw, places, check)) ?? failed[0];
  return {
    flaw: flaw.id,
    verdict: judgeFlaw(flaw, places, ran?.verdict),
    caughtBy: flaw.caughtBy,
    check: deciding?.id,
    reason: deciding?.reason ?? ran?.verdict.reason ?? `the gate gave no verdict; see ${flaw.id}.log`,
    durationMs: systemClock.now() - started,
  };
}

async function benchClean(config: string, { plan, seed, logDir, signal }: BenchOptions, n: number): Promise<CleanRow> {
  const started = systemClock.now();
  const trial = { config, plan, seed: seed + n, only: [], first: [] };
  const ran = await runGate(trial, join(logDir, `clean-${n + 1}.log`), signal);
  const failed = ran?.verdict.checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive') ?? [];
  return {
    seed: seed + n,
    verdict: ran?.verdict.verdict ?? 'inconclusive',
    reason:
      failed.map(({ id, reason }) => `${id}: ${reason}`).join('; ') ||
      (ran?.verdict.reason ?? 'the gate gave no verdict'),
    durationMs: systemClock.now() - started,
  };
}

/** Undefined when the gate ended without a verdict. */
function runGate(trial: FlawTrial, logFile: string, signal: AbortSignal): Promise<FlawTrialResult | undefined> {
  const script = new URL(
    import.meta.url.endsWith('.ts') ? './trial-of-flaw.ts' : './trial-of-flaw.js',
    import.meta.url,
  );
  return new Promise((resolve, reject) => {
    const child = fork(script, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, NO_COLOR: '1' } });
    const log = createWriteStream(logFile);
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    // Ctrl-C reaches the child too: the terminal signals the whole group. This is for a signal to this process alone.
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    let result: FlawTrialResult | undefined;
    child.on('message', (message) => {
      result = message as FlawTrialResult;
    });
    child.on('error', reject);
    child.on('exit', () => {
      signal.removeEventListener('abort', stop);
      log.end();
      if (signal.aborted) reject(signal.reason);
      else resolve(result);
    });
    child.send(trial);
  });
}
