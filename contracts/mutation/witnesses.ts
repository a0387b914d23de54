import {
  type Expectation,
  expectationsOf,
  type Mismatch,
  matchAnswer,
  matchMessage,
  UnsupportedError,
} from '../matching/index.ts';
import type { Contract } from './contract.ts';
import type { Sample } from './sample.ts';

/** An interaction of a consumer's pact that holds for a sample, and so may notice when it changes. */
export interface Witness {
  readonly consumer: string;
  readonly expectation: Expectation;
}

/** Those that speak of the sample's operation or event and hold for it as it is: what fails before a change cannot notice one. */
export function witnessesOf(sample: Sample, contracts: readonly Contract[]): Witness[] {
  return contracts.flatMap(({ consumer, pact }) =>
    expectationsOf(pact)
      .filter((expectation) => speaksOf(expectation, sample) && mismatchesOf(expectation, sample)?.length === 0)
      .map((expectation) => ({ consumer, expectation })),
  );
}

/** Undefined when it cannot be judged. */
export function mismatchesOf(expectation: Expectation, sample: Sample): readonly Mismatch[] | undefined {
  try {
    if (expectation.kind === 'http' && sample.kind === 'http') return matchAnswer(expectation.answer, sample.answer);
    if (expectation.kind === 'message' && sample.kind === 'message')
      return matchMessage(expectation.message, sample.message);
    return undefined;
  } catch (error) {
    if (error instanceof UnsupportedError) return undefined;
    throw error;
  }
}

export function speaksOf(expectation: Expectation, sample: Sample): boolean {
  if (sample.kind === 'message')
    return expectation.kind === 'message' && expectation.description === sample.description;
  if (expectation.kind !== 'http') return false;
  const { method, path } = expectation.request;
  return method === sample.method.toUpperCase() && samePath(path, sample.path);
}

const samePath = (path: string, template: string): boolean => {
  const [steps, wanted] = [path.split('?')[0] ?? '', template.split('?')[0] ?? ''].map((one) => one.split('/'));
  return (
    steps?.length === wanted?.length &&
    wanted?.every((step, at) => (/^\{.+\}$/.test(step) ? steps?.[at] !== '' : step === steps?.[at])) === true
  );
};
