import type { Json } from '../json.ts';

/** What all samples of a value have in common. */
export type Shape =
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Shape>> }
  | { readonly kind: 'list'; readonly item: Shape | undefined; readonly min: number }
  | { readonly kind: 'value'; readonly example: unknown; readonly rule: Json };
