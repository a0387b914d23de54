import { resolve } from 'node:path';
import { type Pact, readPacts, runConsumerTests } from '../../../contracts/consumers/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import type { LoadedContracts } from './load-contracts.ts';

export interface PactsOptions {
  /** A folder of pacts that are there already; default: the consumers' tests write them now. */
  readonly pacts?: string;
  readonly out?: string;
}

export interface MadePacts {
  readonly pacts: readonly Pact[];
  readonly dir: string;
  /** Consumers' tests that passed; undefined when none was run. */
  readonly tests: number | undefined;
  /** Why these are no pacts to rely on: a failed test, a skipped one, or none at all. */
  readonly problems: readonly string[];
  readonly log: string;
}

/** @throws UsageError SD_PACT_UNREADABLE when the folder that was given holds no pact */
export async function makePacts(
  { loaded, contracts }: LoadedContracts,
  { pacts: given, out }: PactsOptions,
  signal: AbortSignal,
): Promise<MadePacts> {
  if (given !== undefined) {
    const dir = resolve(given);
    const pacts = readPacts(dir);
    if (pacts.length === 0)
      throw new UsageError('SD_PACT_UNREADABLE', `there is no pact (*.json) in ${dir}`, { details: { path: dir } });
    return { pacts, dir, tests: undefined, problems: [], log: '' };
  }
  const workDir = resolve(out ?? loaded.root, out ? 'contracts' : '.shakedown/contracts');
  const run = await runConsumerTests({ root: loaded.root, dir: contracts.consumerTests, workDir, signal });
  return {
    pacts: readPacts(run.pactDir),
    dir: run.pactDir,
    tests: run.passed,
    problems: [
      ...run.failures,
      ...run.skipped.map((test) => `${test} was skipped`),
      ...(run.passed + run.failures.length + run.skipped.length === 0 ? ['no consumer test ran'] : []),
    ],
    log: run.log,
  };
}
