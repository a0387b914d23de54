import type { Timeline } from '../harness/check/index.ts';
import type { LoadRun } from './load-run.ts';
import { percentile } from './statistics.ts';

/** Latency over time, second by second, with the limits of the thresholds; the warm-up is shaded. */
export function latencyTimeline(run: LoadRun): Timeline {
  const seconds = bySecond(run);
  const line = (name: string, percent: number) => ({
    name,
    points: seconds.map(({ at, ms }) => [at, percentile(ms, percent)] as const),
  });
  return {
    unit: 'ms',
    series: [line('p50', 50), line('p95', 95)],
    windows: warmUp(run),
    limits: Object.entries(run.profile.thresholds).flatMap(([name, { p95Ms }]) =>
      p95Ms === undefined ? [] : [{ label: `p95 of ${name}`, value: p95Ms }],
    ),
  };
}

/** Requests in each second, and how many of them failed. */
export function rateTimeline(run: LoadRun): Timeline {
  const seconds = bySecond(run);
  return {
    unit: '1/s',
    series: [
      { name: 'requests', points: seconds.map(({ at, ms }) => [at, ms.length]) },
      { name: 'failed', points: seconds.map(({ at, failed }) => [at, failed]) },
    ],
    windows: warmUp(run),
  };
}

/** By the second in which a request began: that is when the system had to bear it. */
function bySecond({ allRequests }: LoadRun): { readonly at: number; readonly ms: number[]; readonly failed: number }[] {
  const seconds = new Map<number, { ms: number[]; failed: number }>();
  for (const { at, ms, failure } of allRequests) {
    const second = Math.floor(at / 1_000) * 1_000;
    const { ms: times, failed } = seconds.get(second) ?? { ms: [], failed: 0 };
    times.push(ms);
    seconds.set(second, { ms: times, failed: failed + (failure === undefined ? 0 : 1) });
  }
  return [...seconds].map(([at, second]) => ({ at, ...second })).sort((one, other) => one.at - other.at);
}

function warmUp({ allRequests, window }: LoadRun): Timeline['windows'] {
  const [first] = allRequests;
  return first && first.at < window.fromMs ? [{ label: 'warm-up', fromMs: first.at, toMs: window.fromMs }] : [];
}
