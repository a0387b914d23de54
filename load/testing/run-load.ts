import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckResult, type RunContext, runSuite } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import { createSpanStore, type SpanRecord } from '../../harness/telemetry/index.ts';
import type { LoadOptions } from '../load-options.ts';
import { loadSuite } from '../load-suite.ts';
import { defineProfile, type ProfileOptions } from '../profile.ts';

export interface LoadOfTest {
  readonly url: URL;
  readonly profile: Omit<ProfileOptions, 'id' | 'title' | 'journeys'>;
  /** Name of a file in `fixtures/`. */
  readonly journey: string;
  readonly ratePerSecond: number;
  readonly invariants?: LoadOptions['invariants'];
  /** Spans that arrived before the checks look. */
  readonly spans?: readonly SpanRecord[];
}

/** Puts a profile of one fixture journey on `url` with the real k6, and gives the results by check id. */
export async function runLoad(options: LoadOfTest): Promise<Record<string, CheckResult>> {
  const { url, journey, ratePerSecond } = options;
  const runDir = await mkdtemp(join(tmpdir(), 'shakedown-load-'));
  const spans = createSpanStore();
  spans.add(options.spans ?? []);
  const definition = { name: 'small', services: {}, entry: {} };
  const system = { definition, spans, unexpectedExits: [], entry: () => url } as unknown as RunningSystem;
  const profile = defineProfile({
    id: 'small',
    title: 'A small load',
    journeys: [{ journey: `fixtures/${journey}.ts`, ratePerSecond }],
    ...options.profile,
  });
  const context: RunContext = {
    run: { id: 'test', seed: 1, plan: 'pr' },
    root: join(import.meta.dirname, '..'),
    runDir,
    system,
    clock: systemClock,
    random: createRandom(1),
    signal: AbortSignal.timeout(60_000),
    progress: () => {},
  };
  try {
    const suite = loadSuite({ profiles: [profile], ...(options.invariants ? { invariants: options.invariants } : {}) });
    const results = await runSuite(suite, context, { repeat: (id) => `shakedown gate --only ${id}` });
    return Object.fromEntries(results.map((result) => [result.id, result]));
  } finally {
    await rm(runDir, { recursive: true, force: true });
  }
}
