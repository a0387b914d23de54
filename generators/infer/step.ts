import type { Expectation } from './expectation.ts';
import type { Template } from './template.ts';

/** A body whose values are templates; arrays and objects stay as they were. */
export type BodyTemplate =
  | Template
  | { readonly object: Readonly<Record<string, BodyTemplate>> }
  | { readonly list: readonly BodyTemplate[] };

/** One request of a journey, and what must hold for its answer. */
export interface Step {
  /** A name for its answer in generated code: `session`, `order2`. */
  readonly name: string;
  readonly method: string;
  readonly route: string;
  /** Segments of the path. */
  readonly path: readonly Template[];
  readonly query: Readonly<Record<string, Template>>;
  readonly headers: Readonly<Record<string, Template>>;
  readonly body: BodyTemplate | undefined;
  /** Asked until the answer is as expected. */
  readonly polled: boolean;
  readonly status: number;
  readonly expectation: Expectation;
  /** Assertions of the expectation that were shown to fail on a mutated answer; the status is one more. */
  readonly proven: number;
}
