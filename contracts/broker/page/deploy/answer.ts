/** What the broker says, in one word and one sentence. */
export interface Answer {
  readonly word: string;
  readonly sign: string;
  /** Between the version and the environment. */
  readonly sentence: string;
  readonly tone: 'verified' | 'failed' | 'unverified';
}

/** @param deployable - null is "nobody knows" */
export function answers(deployable: boolean | null): Answer {
  if (deployable === null)
    return {
      word: 'Unknown',
      sign: '?',
      sentence: 'should not go: nobody knows whether it works in',
      tone: 'unverified',
    };
  return deployable
    ? { word: 'Yes', sign: '✓', sentence: 'works with all that it meets in', tone: 'verified' }
    : { word: 'No', sign: '✕', sentence: 'must not go to', tone: 'failed' };
}
