import { resolve } from 'node:path';
import { openapiChanges } from '../../../contracts/openapi-changes/index.ts';
import { writeSnapshot } from '../../../contracts/openapi-snapshots/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { type EarlierVersionOptions, earlierVersion } from './earlier-version.ts';
import { loadContracts } from './load-contracts.ts';
import type { PactsOptions } from './make-pacts.ts';
import { pactsAsked } from './pacts-asked.ts';
import { end, print, printItem } from './print.ts';
import type { Promises } from './promises-of.ts';
import { verifiedSystem } from './verified-system.ts';

export interface DriftOptions extends PactsOptions {
  readonly broker?: string;
  readonly provider: readonly string[];
  readonly against?: string;
  /** Today's documents become the snapshots. */
  readonly update?: boolean;
  readonly config?: string;
}

type Drift = 'pass' | 'fail' | 'inconclusive';

/** Whether providers have moved: away from what they promise, or, in what they promise, from who was written for it. */
export async function drift(options: DriftOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { controller } = interrupts;
  const contracts = await loadContracts(options.config);
  const { root } = contracts.loaded;
  const { openApiSnapshots: snapshots } = contracts.contracts;
  if (options.update && snapshots === undefined)
    throw new UsageError('SD_CONTRACTS_INVALID', '--update: name a folder in contracts.openApiSnapshots first');
  const asked = await pactsAsked(options, contracts, { broker: undefined, build: undefined }, controller.signal);
  const { promises } = await verifiedSystem(contracts, asked, { out: options.out, controller, journeys: true });
  const promising = promises.filter(({ openApi }) => openApi !== undefined);
  const unreadable = promises.filter(({ problem }) => problem !== undefined);
  for (const { provider, problem } of unreadable) printItem('fail', `the OpenAPI of ${provider} can be read`, problem);
  if (promising.length + unreadable.length === 0)
    throw new UsageError(
      'SD_CONTRACTS_INVALID',
      'no provider has an OpenAPI document: give one in contracts.providers.….openApi',
    );
  const earlier = { against: options.against, broker: options.broker, snapshots, root, signal: controller.signal };
  const verdicts: Drift[] = unreadable.map(() => 'fail');
  for (const each of promising) {
    verdicts.push(keeps(each), options.update ? 'pass' : await moved(each, earlier));
    if (options.update && snapshots) writeSnapshot(resolve(root, snapshots), each.provider, each.openApi ?? {});
  }
  if (options.update) print(`\nsnapshots: ${snapshots}`);
  const verdict = (['fail', 'inconclusive'] as const).find((bad) => verdicts.includes(bad)) ?? 'pass';
  end(
    verdict,
    `${promising.length + unreadable.length} providers, ${verdicts.filter((each) => each === 'fail').length} drifts`,
  );
}

function keeps({ provider, conformance }: Promises): Drift {
  const { verdict, reason } = conformance ?? { verdict: 'inconclusive' as const, reason: 'nothing was seen' };
  printItem(verdict, `${provider} answers as its OpenAPI promises`, reason);
  return verdict;
}

async function moved({ provider, openApi = {} }: Promises, earlier: EarlierVersionOptions): Promise<Drift> {
  const before = await earlierVersion(provider, earlier);
  const title = `${provider} breaks nobody who was written for its earlier OpenAPI`;
  if (!before) {
    printItem('inconclusive', title, 'there is no earlier one');
    return 'inconclusive';
  }
  const changes = openapiChanges(before, openApi);
  const verdict = changes.some((change) => change.class === 'breaking') ? 'fail' : 'pass';
  printItem(verdict, title);
  for (const { class: kind, operation, at, sentence } of changes)
    print(`    ${kind}: ${[operation, at, sentence].filter(Boolean).join(' ')}`);
  return verdict;
}
