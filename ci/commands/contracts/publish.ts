import { sharePacts, thisBuild } from '../../../contracts/builds/index.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { loadContracts } from './load-contracts.ts';
import { makePacts, type PactsOptions } from './make-pacts.ts';
import { type BrokerOption, openNamedBroker } from './open-named-broker.ts';
import { end, print, printItem } from './print.ts';

export interface PublishOptions extends BrokerOption, PactsOptions {
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  readonly config?: string;
}

/** Publishes the pacts of this build's consumers; those of tests that failed are not published. */
export async function publish(options: PublishOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const contracts = await loadContracts(options.config);
  const broker = openNamedBroker(options, signal);
  const build = await thisBuild(contracts.loaded.root, { ...options, url: options.buildUrl });
  const { pacts, problems, log } = await makePacts(contracts, options, signal);
  if (problems.length > 0) {
    for (const problem of problems) printItem('fail', problem);
    print(`\n${log.trim()}`);
    return end('fail', 'nothing was published: the consumers’ tests have to pass first');
  }
  for (const notice of await sharePacts(broker, build, pacts, signal)) print(`  ${notice}`);
  end('pass', `${pacts.length} pacts of version ${build.version} are at ${broker.url}`);
}
