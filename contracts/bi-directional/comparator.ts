import * as library from '@pactflow/openapi-pact-comparator';
import type { Json } from '../json.ts';

/** What the comparator says of one expectation. */
export interface Result {
  readonly type: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly mockDetails?: { readonly interactionDescription?: string | null; readonly location: string };
}

type ComparatorClass = new (documents: { readonly oas: Json }) => { compare(pact: Json): AsyncIterable<Result> };

/** Version 2.3 declares its types with paths that Node's own resolution does not follow, so those that we use stand here. */
export const { Comparator } = library as unknown as { readonly Comparator: ComparatorClass };
