import { findEdge, type RunningService, type RunningSystem } from '../../harness/system/index.ts';
import type { Lease } from '../leases/index.ts';
import type { Findings } from './findings.ts';
import type { TimedFault } from './scenario.ts';
import type { ReadinessSample } from './watch-readiness.ts';

/** Shorter faults ask nothing of readiness: a service may take a moment to notice. */
const noticeableMs = 1_500;
const defaultWithinMs = 4_000;

/** The service that must say that it is not ready while this fault is on; undefined when nothing is asked of one. */
export function mustNotBeReady({ fault, forMs = 0 }: TimedFault, system: RunningSystem): RunningService | undefined {
  if (!fault.severs || fault.target.kind !== 'edge' || forMs < noticeableMs) return undefined;
  const edge = findEdge(system.edges, fault.target.id);
  const caller = edge && system.definition.services[edge.from];
  if (!edge || !caller?.ready || caller.role === 'outside' || !system.definition.stores?.[edge.to]) return undefined;
  return system.service(edge.from);
}

/** Whether a service told the truth: not ready, soon after its way to a store was severed. */
export function judgeReadiness(
  service: string,
  lease: Pick<Lease, 'fault' | 'fromMs' | 'untilMs'>,
  samples: readonly ReadinessSample[],
  findings: Findings,
  withinMs: number | false = defaultWithinMs,
): void {
  if (withinMs === false) return;
  const { fault, fromMs, untilMs } = lease;
  const toMs = Math.min(untilMs, fromMs + withinMs);
  const asked = samples.filter(
    (sample) => sample.service === service && sample.askedMs >= fromMs && sample.askedMs < toMs,
  );
  if (asked.length === 0) findings.doubt(`${service} was not asked whether it is ready while ${fault}`);
  else if (asked.every(({ ready }) => ready)) {
    findings.violation(
      `${service} said that it is ready, ${asked.length} times in ${toMs - fromMs} ms, while ${fault}`,
    );
  }
}
