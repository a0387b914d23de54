export interface Mismatch {
  readonly part: 'status' | 'header' | 'body' | 'metadata';
  /** `$.lines[0].price`; the name of a header; empty for a status. */
  readonly path: string;
  readonly reason: string;
}
