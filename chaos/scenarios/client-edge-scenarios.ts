import { edgeId } from '../../harness/system/index.ts';
import { cut, latency, loseAnswers } from '../faults/index.ts';
import { defineScenario, type Scenario } from '../scenario/index.ts';
import type { WorkloadPart } from '../workload/index.ts';

export interface ClientEdgeOptions {
  /** The service that clients come in by: the `to` of an entry point. */
  readonly service: string;
  readonly workload: readonly WorkloadPart[];
  /** Default 10 000. */
  readonly recoverWithinMs?: number;
}

/**
 * Scenarios for any system, without a word about what is inside it: its clients' network is slow, is cut, and loses answers to
 * requests that were done. Needs no telemetry.
 *
 * @example
 * chaos: { scenarios: clientEdgeScenarios({ service: 'api', workload: [{ journey: readPosts, perSecond: 4 }] }) }
 */
export function clientEdgeScenarios({ service, workload, recoverWithinMs = 10_000 }: ClientEdgeOptions): Scenario[] {
  const edge = edgeId('client', service);
  const everything = workload.map(({ journey }) => journey.id);
  const scenario = (id: string, rest: Pick<Scenario, 'title' | 'faults' | 'during'>) =>
    defineScenario({ id: `${service}-${id}`, workload, recoverWithinMs, ...rest });
  return [
    scenario('client-slow', {
      title: `Clients with a slow network to ${service} wait longer, and get what they came for`,
      faults: [{ fault: latency(edge, { ms: 300, jitterMs: 100 }), forMs: 3_000 }],
      during: { delayed: everything },
    }),
    scenario('client-cut', {
      title: `Clients that lose ${service} in the middle of a request find it whole afterwards`,
      faults: [{ fault: cut(edge), forMs: 2_000 }],
    }),
    scenario('client-answers-lost', {
      title: `Requests to ${service} whose answers were lost do no harm`,
      faults: [{ fault: loseAnswers(edge), forMs: 2_000 }],
    }),
  ];
}
