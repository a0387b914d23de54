import { counted } from '../../../harness/counted.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { loadContracts } from './load-contracts.ts';
import { makePacts } from './make-pacts.ts';
import { end, print, printItem } from './print.ts';

export interface TestOptions {
  readonly config?: string;
  readonly out?: string;
}

/** Runs the consumers' tests; nothing of the system has to run for it. */
export async function test(options: TestOptions): Promise<void> {
  using interrupts = onInterrupt();
  const contracts = await loadContracts(options.config);
  const { pacts, dir, tests, problems, log } = await makePacts(contracts, options, interrupts.controller.signal);
  for (const { consumer, provider, interactions } of pacts)
    printItem('pass', `${consumer} → ${provider}: ${counted(interactions.length, 'interaction')}`);
  for (const problem of problems) printItem('fail', problem);
  if (problems.length > 0) print(`\n${log.trim()}`);
  print(`pacts: ${dir}`);
  if (problems.length > 0)
    end('fail', `${counted(problems.length, 'problem')}, ${counted(tests ?? 0, 'consumer test')} passed`);
  else end('pass', `${counted(tests ?? 0, 'consumer test')}, ${counted(pacts.length, 'pact')}`);
}
