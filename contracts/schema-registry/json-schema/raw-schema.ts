export type JsonObject = { readonly [keyword: string]: unknown };

/** A JSON Schema as it is written. */
export type RawSchema = boolean | JsonObject;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isSchema = (value: unknown): value is RawSchema => typeof value === 'boolean' || isObject(value);
