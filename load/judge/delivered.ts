import type { Arrivals, LoadRun } from '../load-run.ts';
import { median } from '../statistics.ts';
import { type Culprits, ms } from './culprit.ts';
import type { Finding } from './finding.ts';

/** From this share of their time on, the users were all busy: arrivals come evenly, so an idle one would have been found. */
const ALL_BUSY = 0.75;

/**
 * Whether the users that were to come did come. When they did not, because all places were taken by users who waited for
 * answers, the system is too slow for this load; otherwise the load generator was late, which says nothing of the system.
 */
export function undelivered(run: LoadRun, { slowest }: Culprits): Finding[] {
  return run.arrivals.flatMap((arrivals): Finding[] => {
    const { journey, planned, came, users, busy } = arrivals;
    // One arrival may fall to either side of each end of the window.
    if (came >= Math.floor(planned * run.profile.deliveredRate) - 1) return [];
    const requests = run.requests.filter((request) => request.journey === journey);
    const typical =
      requests.length === 0 ? 'none answered' : `median answer ${ms(median(requests.map((each) => each.ms)))}`;
    const rate = `${journey}: ${came} of ${Math.round(planned)} users could come (${share(arrivals)}, at least ${percent(run.profile.deliveredRate)} must)`;
    return busy >= ALL_BUSY
      ? [
          {
            verdict: 'fail',
            speed: true,
            reason: `${rate}: all ${users} were waiting for answers, ${typical}${slowest(requests)}`,
          },
        ]
      : [
          {
            verdict: 'inconclusive',
            speed: true,
            reason: `${rate}, although the ${users} places were only ${percent(busy)} taken, ${typical}: k6 was late, not the system`,
          },
        ];
  });
}

const share = ({ came, planned }: Arrivals): string => percent(came / planned);
const percent = (part: number): string => `${Math.round(part * 100)} %`;
