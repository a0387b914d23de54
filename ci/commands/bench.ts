import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { PlanName } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { exitCodes, UsageError } from '../../harness/errors.ts';
import { createConsole } from '../../harness/report/index.ts';
import { type BenchResult, bench, type CleanRow, type FlawRow } from '../bench/bench.ts';
import { loadFlaws } from '../bench/load-flaws.ts';
import { loadConfig } from '../config/index.ts';
import { onInterrupt } from '../run/interrupts.ts';
import { drawSeed } from '../run/seed.ts';
import { clearKilledRuns, newRunId, openWorkspace } from '../run/workspace.ts';

export interface BenchCommandOptions {
  readonly flaw: readonly string[];
  /** False for clean gates alone. */
  readonly flaws?: string | false;
  readonly clean: number;
  readonly plan: PlanName;
  readonly seed?: number;
  readonly exhaustive?: boolean;
  readonly config?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Exits with 0 when every flaw was caught and no clean gate cried wolf, else with 1. */
export async function benchCommand(options: BenchCommandOptions): Promise<void> {
  using interrupts = onInterrupt();
  const loaded = await loadConfig(options.config, process.cwd());
  const dir = flawsDir(options, loaded);
  const flaws = options.flaws === false ? [] : await loadFlaws(dir, options.flaw);
  const workspace = openWorkspace(loaded.root, options.out);
  const id = newRunId(systemClock.now());
  const logDir = join(dirname(workspace.runsDir), 'bench', id);
  const console = createConsole({ stream: options.json ? process.stderr : process.stdout });
  try {
    for (const line of await clearKilledRuns(workspace)) console.note(line);
    const seed = options.seed ?? drawSeed();
    console.note(
      `bench ${id}  plan ${options.plan}  seed ${seed}  ${flaws.length} flaws, ${options.clean} clean gates`,
    );
    const result = await bench({
      loaded,
      flaws,
      base: relative(loaded.root, dirname(dir)),
      clean: options.clean,
      plan: options.plan,
      seed,
      exhaustive: options.exhaustive ?? false,
      logDir,
      signal: interrupts.controller.signal,
      onStarted: (what) => console.phase(what),
      onFlaw: (row) => console.note(describeFlaw(row)),
      onClean: (row) => console.note(describeClean(row)),
    });
    mkdirSync(logDir, { recursive: true });
    writeFileSync(join(logDir, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
    console.note(summary(result, logDir));
    if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    const good =
      result.flaws.every(({ verdict }) => verdict === 'caught') &&
      result.clean.every(({ verdict }) => verdict === 'pass');
    process.exitCode = good ? exitCodes.pass : exitCodes.fail;
  } finally {
    console.close();
  }
}

function flawsDir({ flaws }: BenchCommandOptions, { config, root }: Awaited<ReturnType<typeof loadConfig>>): string {
  if (flaws) return resolve(flaws);
  if (config.flaws) return resolve(root, config.flaws);
  throw new UsageError(
    'SD_FLAWS_NOT_FOUND',
    'the config has no `flaws`: name their folder there or pass --flaws <dir>',
    {
      details: { path: 'flaws' },
    },
  );
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;

function describeFlaw({ flaw, verdict, check, reason, durationMs }: FlawRow): string {
  const mark = { caught: '✓', 'caught-wrongly': '!', missed: '✗', undecided: '?' }[verdict];
  const [line = ''] = reason.split('\n');
  const by = check ? ` by ${check}: ${line.slice(0, 140)}` : `: ${line.slice(0, 140)}`;
  return `${mark} ${flaw.padEnd(32)} ${verdict.padEnd(14)} ${seconds(durationMs).padStart(6)}${by}`;
}

function describeClean({ verdict, reason, seed, durationMs }: CleanRow): string {
  return `${verdict === 'pass' ? '✓' : '✗'} ${`clean gate, seed ${seed}`.padEnd(32)} ${verdict.padEnd(14)} ${seconds(durationMs).padStart(6)}  ${reason}`;
}

function summary({ flaws, clean, falseAlarms }: BenchResult, logDir: string): string {
  const of = (verdict: FlawRow['verdict']) => flaws.filter((row) => row.verdict === verdict).length;
  const doubts = clean.filter(({ verdict }) => verdict === 'inconclusive').length;
  return [
    `flaws: ${of('caught')} of ${flaws.length} caught, ${of('caught-wrongly')} caught wrongly, ${of('missed')} missed, ${of('undecided')} undecided`,
    `clean gates: ${clean.length}, ${falseAlarms} false alarms, ${doubts} inconclusive`,
    logDir,
  ].join('\n');
}
