import type { Deployability } from '../../../contracts/broker-client/index.ts';
import { thisBuild } from '../../../contracts/builds/index.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { type BrokerOption, openNamedBroker } from './open-named-broker.ts';
import { end, print, printItem } from './print.ts';

export interface CanIDeployOptions extends BrokerOption {
  readonly service: readonly string[];
  readonly version?: string;
  readonly environment: string;
  readonly ignore?: readonly string[];
  readonly json?: boolean;
}

/** Whether services may join what runs in an environment; the exit code says it too: 0, 1, or 4 when nobody has verified it. */
export async function canIDeploy(options: CanIDeployOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const { environment, ignore } = options;
  const broker = openNamedBroker(options, signal);
  const { version } = await thisBuild(process.cwd(), options);
  const answers: (Deployability & { readonly service: string })[] = [];
  for (const service of options.service) {
    const answer = await broker.canIDeploy({ pacticipant: service, version, environment, ignore }, signal);
    answers.push({ service, ...answer });
  }
  const verdict = (['fail', 'inconclusive'] as const).find((each) => answers.some((a) => a.verdict === each)) ?? 'pass';
  if (options.json) {
    print(JSON.stringify({ verdict, version, environment, services: answers }, null, 2));
    process.exitCode = { pass: 0, fail: 1, inconclusive: 4 }[verdict];
    return;
  }
  for (const answer of answers) {
    printItem(answer.verdict, `${answer.service} ${version} to ${environment}`, answer.reason);
    for (const { type, text } of answer.notices) if (type === 'warning') print(`    ${text}`);
  }
  const yes = answers.filter((answer) => answer.verdict === 'pass').length;
  end(verdict, `${yes} of ${answers.length} services may be deployed to ${environment}`);
}
