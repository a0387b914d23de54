import { kill, terminate } from '../faults/index.ts';
import { type During, defineScenario, type Scenario } from '../scenario/index.ts';
import type { WorkloadPart } from '../workload/index.ts';

export interface RestartOptions {
  readonly service: string;
  readonly workload: readonly WorkloadPart[];
  /** `kill` (default): it dies at once; `terminate`: it is told to end, as at every deployment. */
  readonly by?: 'kill' | 'terminate';
  /** How long it is away; default 500. */
  readonly pauseMs?: number;
  /** From when it is started again; default 20 000. */
  readonly recoverWithinMs?: number;
  readonly during?: During;
}

/** A scenario for any system whose processes are ours: a service dies in the middle of its work and is started again. */
export function restartScenario(options: RestartOptions): Scenario {
  const { service, workload, by = 'kill', pauseMs = 500, recoverWithinMs = 20_000, during } = options;
  return defineScenario({
    id: `${service}-${by === 'kill' ? 'killed' : 'terminated'}`,
    title: `${service} comes back after it ${by === 'kill' ? 'died' : 'was ended'} in the middle of its work`,
    workload,
    faults: [{ fault: by === 'kill' ? kill(service) : terminate(service), forMs: pauseMs }],
    recoverWithinMs,
    ...(during ? { during } : {}),
  });
}
