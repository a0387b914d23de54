import type { JsonObject, RawSchema } from './raw-schema.ts';

export type Criterion = 'allOf' | 'anyOf' | 'oneOf';
export type TypeName = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/**
 * One thing that a schema asks for. What asks for several (`type` beside `enum`, a list of types) is a `combined` of shapes: the way
 * in which upstream's validator (everit) reads schemas, and the verdicts hang on it.
 */
export type Shape =
  | { readonly kind: 'anything' }
  | { readonly kind: 'nothing' }
  | Typed
  | { readonly kind: 'enum'; readonly values: readonly unknown[] }
  | { readonly kind: 'const'; readonly value: unknown }
  | { readonly kind: 'not'; readonly forbidden: RawSchema }
  | { readonly kind: 'conditional'; readonly keywords: JsonObject }
  | Combined;

export interface Combined {
  readonly kind: 'combined';
  readonly criterion: Criterion;
  /** Read when they are needed: a part may lead back to the whole. */
  readonly parts: () => readonly Shape[];
}

export interface Typed {
  readonly kind: TypeName;
  readonly keywords: JsonObject;
  readonly integer: boolean;
  /** False where only the keywords tell which type is meant: other types are let through. */
  readonly demanded: boolean;
}
