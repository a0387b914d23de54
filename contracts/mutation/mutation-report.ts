import { expectationsOf } from '../matching/index.ts';
import type { Contract } from './contract.ts';
import type { Mutant, MutationKind } from './mutant.ts';
import { mutantsOf } from './mutate-sample.ts';
import { nameOf, type Sample } from './sample.ts';
import { mismatchesOf, speaksOf, type Witness, witnessesOf } from './witnesses.ts';

export interface MutationReport {
  /** Part of the mutants that a contract notices; undefined when there was nothing to mutate. */
  readonly score: number | undefined;
  readonly mutants: number;
  readonly killed: number;
  readonly samples: readonly SampleReport[];
}

export interface SampleReport {
  /** `GET /orders/{id} 200`, `order.placed` */
  readonly sample: string;
  /** Consumers with an interaction that holds for it. */
  readonly consumers: readonly string[];
  readonly mutants: number;
  readonly killed: number;
  readonly fields: readonly FieldReport[];
  /** Interactions that speak of it and could not be judged (`web: an order as XML`), or do not hold for it even as it is. */
  readonly silent: readonly string[];
}

export interface FieldReport {
  /** `$.lines[*].price`, `header location`, `status 500` */
  readonly field: string;
  /** Consumers whose contract notices at least one of its mutations. */
  readonly protectedBy: readonly string[];
  /** What nobody notices. */
  readonly survivors: readonly MutationKind[];
  readonly killed: readonly MutationKind[];
}

/** Mutates what a provider really said, and asks its consumers' contracts whether they notice. */
export function mutationReport(contracts: readonly Contract[], samples: readonly Sample[]): MutationReport {
  const reports = samples.map((sample) => reportOn(sample, contracts));
  const mutants = reports.reduce((sum, report) => sum + report.mutants, 0);
  const killed = reports.reduce((sum, report) => sum + report.killed, 0);
  return { score: mutants === 0 ? undefined : killed / mutants, mutants, killed, samples: reports };
}

function reportOn(sample: Sample, contracts: readonly Contract[]): SampleReport {
  const witnesses = witnessesOf(sample, contracts);
  const tried = mutantsOf(sample).map((mutant) => ({ ...mutant, killers: killersOf(mutant, witnesses) }));
  const fields = [...Map.groupBy(tried, ({ field }) => field)].map(([field, of]) => ({
    field,
    protectedBy: [...new Set(of.flatMap(({ killers }) => killers))],
    survivors: of.filter(({ killers }) => killers.length === 0).map(({ kind }) => kind),
    killed: of.filter(({ killers }) => killers.length > 0).map(({ kind }) => kind),
  }));
  return {
    sample: nameOf(sample),
    consumers: [...new Set(witnesses.map(({ consumer }) => consumer))],
    mutants: tried.length,
    killed: tried.filter(({ killers }) => killers.length > 0).length,
    fields,
    silent: silentOn(sample, contracts, witnesses),
  };
}

/** What cannot be judged kills nothing. */
const killersOf = ({ sample }: Mutant, witnesses: readonly Witness[]): string[] => [
  ...new Set(
    witnesses
      .filter(({ expectation }) => (mismatchesOf(expectation, sample)?.length ?? 0) > 0)
      .map(({ consumer }) => consumer),
  ),
];

function silentOn(sample: Sample, contracts: readonly Contract[], witnesses: readonly Witness[]): string[] {
  const speaking = new Set(witnesses.map(({ consumer, expectation }) => `${consumer}: ${expectation.description}`));
  return contracts
    .flatMap(({ consumer, pact }) =>
      expectationsOf(pact)
        .filter((expectation) => speaksOf(expectation, sample) && sameStatus(expectation, sample))
        .map(({ description }) => `${consumer}: ${description}`),
    )
    .filter((name) => !speaking.has(name));
}

/** An interaction about another status of the operation has nothing to say of this one. */
const sameStatus = (expectation: Witness['expectation'], sample: Sample): boolean =>
  expectation.kind !== 'http' || sample.kind !== 'http' || expectation.answer.status === sample.answer.status;
