import type { Json } from '../../json.ts';
import type { Difference, Direction } from './rule.ts';

/** Two versions of one schema, and how to go on with what stands in them. */
export interface Pair {
  readonly before: Json;
  readonly after: Json;
  readonly at: string;
  readonly direction: Direction;
  /** Compares schemas within these two. */
  readonly within: (before: unknown, after: unknown, token: string) => Difference[];
  readonly simple: { readonly before: (schema: unknown) => Json; readonly after: (schema: unknown) => Json };
}
