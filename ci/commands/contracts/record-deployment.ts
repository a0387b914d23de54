import { thisBuild } from '../../../contracts/builds/index.ts';
import { counted } from '../../../harness/counted.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { type BrokerOption, openNamedBroker } from './open-named-broker.ts';
import { end, printItem } from './print.ts';

export interface RecordDeploymentOptions extends BrokerOption {
  readonly service: readonly string[];
  readonly version?: string;
  readonly environment: string;
  readonly instance?: string;
}

/** Tells the broker that a version runs in an environment now, in place of the one that ran there. */
export async function recordDeployment(options: RecordDeploymentOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const { environment, instance: applicationInstance } = options;
  const broker = openNamedBroker(options, signal);
  const { version } = await thisBuild(process.cwd(), options);
  for (const pacticipant of options.service) {
    await broker.recordDeployment({ pacticipant, version, environment, applicationInstance }, signal);
    printItem('pass', `${pacticipant} ${version} is deployed to ${environment}`);
  }
  end('pass', `${counted(options.service.length, 'deployment')} recorded at ${broker.url}`);
}
