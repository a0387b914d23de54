/**
 * `breaking`: a client that did as the old document says fails. `risky`: it may, if it relied on more than it should, or if more
 * happens than a document tells. `harmless`: it does not notice.
 */
export type ChangeClass = 'breaking' | 'risky' | 'harmless';

export interface Change {
  readonly class: ChangeClass;
  /** `GET /orders/{id}`; empty for the document as a whole. */
  readonly operation: string;
  /** Where in the operation: `request body /lines/…/price` (a star for any item), `response 200 application/json /id`, `query page`. */
  readonly at: string;
  /** What happened, for people: `is no longer required`. */
  readonly sentence: string;
}

const order: readonly ChangeClass[] = ['breaking', 'risky', 'harmless'];

export const worstFirst = (changes: readonly Change[]): Change[] =>
  changes.toSorted((a, b) => order.indexOf(a.class) - order.indexOf(b.class));
