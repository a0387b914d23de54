import type { Timeline } from '../../harness/check/index.ts';
import type { WorkloadRecord } from '../workload/index.ts';
import type { PastFault } from './apply-faults.ts';

const bucketMs = 500;

/** What users saw over time, with the faults shaded: how long steps took, and how many steps failed. */
export function timelines(
  { steps }: Pick<WorkloadRecord, 'steps'>,
  past: readonly PastFault[],
  limitMs: number | undefined,
): { readonly answers: Timeline; readonly failures: Timeline } {
  const windows = past.map(({ lease, end }) => ({
    label: lease.fault,
    fromMs: lease.fromMs,
    toMs: Math.max(end.atMs, lease.fromMs + 50),
  }));
  const buckets = [...Map.groupBy(steps, ({ startMs }) => Math.floor(startMs / bucketMs) * bucketMs)].sort(
    ([a], [b]) => a - b,
  );
  const series = (name: string, value: (bucket: typeof steps) => number) => ({
    name,
    points: buckets.map(([at, bucket]) => [at, value(bucket)] as const),
  });
  const perSecond = (count: number) => (count * 1_000) / bucketMs;
  return {
    answers: {
      unit: 'ms',
      series: [series('p50 of all steps', percentile(50)), series('p95 of all steps', percentile(95))],
      windows,
      ...(limitMs === undefined ? {} : { limits: [{ label: 'limit for what must not notice', value: limitMs }] }),
    },
    failures: {
      unit: '1/s',
      series: [
        series('steps', (bucket) => perSecond(bucket.length)),
        series('failed steps', (bucket) => perSecond(bucket.filter(({ ok }) => !ok).length)),
      ],
      windows,
    },
  };
}

/** Nearest rank: a duration that some user really had. */
const percentile =
  (percent: number) =>
  (bucket: readonly { readonly durationMs: number }[]): number => {
    const sorted = bucket.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
    return Math.round(sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0);
  };
