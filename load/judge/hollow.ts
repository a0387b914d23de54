import type { LoadRun } from '../load-run.ts';
import type { Finding } from './finding.ts';

/** A run that says nothing, whatever its figures are; k6 would call most of these a success. */
export function hollowness(run: LoadRun): Finding[] {
  const doubt = (reason: string): Finding[] => [{ verdict: 'inconclusive', reason }];
  if (!run.ending.complete) return doubt(run.ending.reason);
  const absent = run.arrivals.filter(({ came }) => came === 0).map(({ journey }) => journey);
  if (absent.length > 0) return doubt(`no user of ${absent.join(', ')} came: the load did not take place`);
  // Broken journeys explain it better themselves.
  const silent = run.ends.some(({ outcome }) => outcome !== 'completed') ? [] : withoutRequests(run);
  if (silent.length > 0) return doubt(`the journey ${silent.join(', ')} sent no request: nothing was put under load`);
  if (run.lost > 2)
    return doubt(`k6 counted ${run.lost} requests more than its users noted: the figures are not complete`);
  return [];
}

const withoutRequests = ({ arrivals, requests }: LoadRun): string[] =>
  arrivals.map(({ journey }) => journey).filter((id) => !requests.some(({ journey }) => journey === id));
