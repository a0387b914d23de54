import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type MutationReport,
  mutationPage,
  mutationReport,
  mutationTable,
  samplesOf,
} from '../../../contracts/mutation/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { loadContracts } from './load-contracts.ts';
import type { PactsOptions } from './make-pacts.ts';
import { pactsAsked } from './pacts-asked.ts';
import { print } from './print.ts';
import { verifiedSystem } from './verified-system.ts';

export interface MutateOptions extends PactsOptions {
  readonly provider: readonly string[];
  readonly config?: string;
  readonly json?: boolean;
}

/**
 * How much of what providers say their consumers' contracts protect. A low score is no failure: a consumer should rely on little. It
 * says which fields a provider may change without anybody's contract noticing.
 */
export async function mutate(options: MutateOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { controller } = interrupts;
  const contracts = await loadContracts(options.config);
  const asked = await pactsAsked(options, contracts, { broker: undefined, build: undefined }, controller.signal);
  const { verified, promises, runDir } = await verifiedSystem(contracts, asked, { out: options.out, controller });
  const reports: Record<string, MutationReport> = {};
  for (const { provider, seen, openApi } of promises) {
    const pacts = verified.filter(({ pact }) => pact.provider === provider);
    const consumers = pacts.map(({ pact: { consumer, json } }) => ({ consumer, pact: json }));
    reports[provider] = mutationReport(consumers, samplesOf(seen, openApi));
  }
  if (Object.values(reports).every(({ mutants }) => mutants === 0))
    throw new UsageError('SD_NOTHING_TO_MUTATE', 'no provider said anything that could be changed: was none verified?');
  const json = `${JSON.stringify(reports, null, 2)}\n`;
  writeFileSync(join(runDir, 'mutation.json'), json);
  const page = join(runDir, 'mutation.md');
  writeFileSync(page, mutationPage(reports));
  if (options.json) return print(json.trimEnd());
  for (const [provider, report] of Object.entries(reports)) print(`== ${provider}\n${mutationTable(report)}`);
  print(page);
}
