import type { EndLine } from '../k6/journal.ts';
import type { LoadRun } from '../load-run.ts';
import type { Culprits } from './culprit.ts';
import type { Finding } from './finding.ts';

/** How many different ways to fail are told. */
const TOLD = 3;

/** Whether too many users left without having achieved what they came for; one that had to be cut off has not either. */
export function failedJourneys(run: LoadRun, { erring }: Culprits): Finding[] {
  return run.arrivals.flatMap(({ journey, came, cutOff }): Finding[] => {
    const failed = run.ends.filter((end) => end.journey === journey && end.outcome !== 'completed');
    const count = failed.length + cutOff;
    if (count <= came * run.profile.errorRate) return [];
    const ways = [...waysToFail(failed, erring), ...(cutOff > 0 ? [`${cutOff} × did not come to an end`] : [])];
    const reason = `${journey}: ${count} of ${came} users failed (at most ${run.profile.errorRate * 100} % may): ${ways.slice(0, TOLD).join('; ')}`;
    // With so few users a single failure is over any limit, and may be chance.
    const tooFew = came < run.profile.samples && count < 2;
    const speed = failed.every(isLate) ? { speed: true as const } : {};
    return [{ verdict: tooFew ? 'inconclusive' : 'fail', reason, ...speed }];
  });
}

/** In the words of journeys, and the statuses of those who gave up waiting for somebody behind them. */
const isLate = ({ outcome, message = '' }: EndLine): boolean =>
  outcome === 'failed' && /no answer within \d+ ms|^waited \d+ ms for|answered 50[234]\b/.test(message);

/** The most frequent first. Figures and ids are left out of the comparison, so that one cause is one way. */
function waysToFail(failed: readonly EndLine[], erring: Culprits['erring']): string[] {
  const ways = new Map<string, EndLine[]>();
  for (const end of failed) {
    const kind = `${end.step}/${end.message?.replace(/[0-9a-f-]*\d[0-9a-f-]*/gi, '#').slice(0, 80)}`;
    ways.set(kind, [...(ways.get(kind) ?? []), end]);
  }
  return [...ways.values()]
    .sort((one, other) => other.length - one.length)
    .map((ends) => {
      const [{ step, message, outcome, traceId } = {} as Partial<EndLine>] = ends;
      const broke = outcome === 'broken' ? 'the journey broke: ' : '';
      return `${ends.length} × ${step ? `in "${step}": ` : ''}${broke}${message?.slice(0, 200)}${erring(traceId)}`;
    });
}
