import type { Sample } from './sample.ts';

export type MutationKind =
  | 'drop'
  | 'rename'
  | 'retype'
  | 'null'
  | 'other value'
  | 'empty list'
  | 'null item'
  | 'other status'
  | 'other content type'
  | 'tombstone';

/** A sample with one thing changed. */
export interface Mutant {
  readonly kind: MutationKind;
  /** What was changed: `$.lines[*].price`, `header location`, `status`. */
  readonly field: string;
  readonly sample: Sample;
}
