import type { Exchange } from '../exchange.ts';

export type Rule =
  | 'path is not declared'
  | 'method is not declared'
  | 'status is not declared'
  | 'content type is not declared'
  | 'header of the answer'
  | 'body of the answer'
  | 'accepted a parameter that it forbids'
  | 'accepted a body that it forbids'
  | 'accepted a request without credentials';

/** One way in which the provider did not do as its document says. */
export interface Violation {
  readonly rule: Rule;
  /** What of it: `200 /lines/0/price`, `query page`. Positions in lists are written `*`, so that one mistake counts once. */
  readonly at: string;
  readonly reason: string;
}

/** A violation and how often it was seen. */
export interface CountedViolation extends Violation {
  readonly count: number;
  /** The first exchange that shows it. */
  readonly example: Exchange;
}
