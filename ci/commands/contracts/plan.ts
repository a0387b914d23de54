import {
  type PacticipantVersion,
  planInputFrom,
  planRollout,
  renderPlan,
} from '../../../contracts/deploy-plan/index.ts';
import { exitCodes, UsageError } from '../../../harness/errors.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { type BrokerOption, openNamedBroker } from './open-named-broker.ts';
import { end, print } from './print.ts';

export interface PlanOptions extends BrokerOption {
  /** `order@8` */
  readonly change: readonly string[];
  readonly environment: string;
  /** False: the old version of a service is stopped before the new one starts. */
  readonly rolling: boolean;
  readonly json?: boolean;
}

/** In which order changed services can be rolled out, or what stands in the way. */
export async function plan(options: PlanOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const { environment, rolling } = options;
  const changes = options.change.map(changeOf);
  const broker = openNamedBroker(options, signal);
  const found = planRollout(await planInputFrom(broker, { environment, changes }, signal), { rolling });
  const verdict = found.kind === 'rollout' ? 'pass' : 'fail';
  if (options.json) {
    print(JSON.stringify(found, null, 2));
    process.exitCode = exitCodes[verdict];
    return;
  }
  print(renderPlan(found));
  if (verdict === 'pass') end('pass', `${found.steps.length} steps to ${environment}`);
  else end('fail', `not all ${changes.length} changes can be rolled out to ${environment}`);
}

/** A version may hold an `@`, a service may not. */
function changeOf(text: string): PacticipantVersion {
  const at = text.indexOf('@');
  if (at > 0 && at < text.length - 1) return { pacticipant: text.slice(0, at), version: text.slice(at + 1) };
  throw new UsageError('SD_PLAN_INVALID', `--change ${text}: expected <service>@<version>, like order@8`, {
    details: { option: '--change', value: text },
  });
}
