import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '../harness/check/index.ts';
import { root } from './shop.ts';

export interface GateFigures {
  readonly verdict: Verdict['verdict'];
  readonly checks: number;
  readonly durationMs: number;
  readonly suites: readonly { readonly name: string; readonly durationMs: number }[];
  /** Of the whole system once all suites are through. */
  readonly memoryBytes: number | undefined;
}

/** As in CI, where a seed is drawn anew; here the figures of two days shall be of the same run. */
const SEED = '1';
const LIMIT_MS = 10 * 60_000;

/** Runs the plan `pr` twice, as users do, and measures the second run: all tools and templates are in the cache by then. */
export async function measureGate(signal: AbortSignal, tell: (text: string) => void): Promise<GateFigures> {
  tell('gate, cold');
  await gate(signal);
  tell('gate, warm');
  const verdict = await gate(signal);
  return {
    verdict: verdict.verdict,
    checks: verdict.checks.length,
    durationMs: verdict.durationMs,
    suites: suitesOf(verdict),
    memoryBytes: verdict.environment.memoryBytes,
  };
}

/** From the end of the suite before to its own end, so that what it prepares before its first check counts too. */
function suitesOf({ startedAt, checks }: Verdict): GateFigures['suites'] {
  let before = Date.parse(startedAt);
  return [...Map.groupBy(checks, ({ suite }) => suite)].map(([name, own]) => {
    const end = Math.max(...own.map((check) => Date.parse(check.startedAt) + check.durationMs));
    const durationMs = end - before;
    before = end;
    return { name, durationMs };
  });
}

function gate(signal: AbortSignal): Promise<Verdict> {
  const out = mkdtempSync(join(tmpdir(), 'shakedown-figures-'));
  const script = fileURLToPath(new URL('ci/main.ts', root));
  const args = [script, 'gate', '--plan', 'pr', '--seed', SEED, '--json', '--out', out];
  const options = { cwd: fileURLToPath(root), signal, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise<Verdict>((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      // A gate that fails is a figure all the same, and says that it failed.
      if (stdout.trimStart().startsWith('{')) resolve(JSON.parse(stdout) as Verdict);
      else
        reject(
          new Error(`the gate gave no verdict: ${stderr.trim().split('\n').slice(-3).join(' ')}`, { cause: error }),
        );
    });
  }).finally(() => rmSync(out, { recursive: true, force: true }));
}
