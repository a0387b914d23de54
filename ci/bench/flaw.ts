/** A small edit of a system's source, as a pull request would bring it in, that a good gate must stop. */
export interface Flaw {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  /** What a user would suffer. */
  readonly title: string;
  /** Where the pattern comes from: a paper, a post-mortem, a class of bugs. */
  readonly after?: string;
  /** Suites of which at least one must fail; `invariants` stands for the invariant checks of any suite. */
  readonly caughtBy: readonly [FlawCatcher, ...FlawCatcher[]];
  /**
   * Services or edges of which the failing reason must name one; default: the service whose folder holds the edited
   * file, else (an edit of shared code) any.
   */
  readonly at?: readonly string[];
  readonly edits: readonly [FlawEdit, ...FlawEdit[]];
}

export type FlawCatcher = 'contracts' | 'generated' | 'generators' | 'synthetic' | 'load' | 'chaos' | 'invariants';

export interface FlawEdit {
  /** Relative to the `system-under-test` folder, or to the folder above the flaws. */
  readonly file: string;
  /** Must match exactly once. */
  readonly replace: string;
  readonly with: string;
}

export const defineFlaw = (flaw: Flaw): Flaw => flaw;
