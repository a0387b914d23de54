import { isRecord } from '../../json.ts';

export type JsonObject = { readonly [keyword: string]: unknown };

/** A JSON Schema as it is written. */
export type RawSchema = boolean | JsonObject;

export { isRecord as isObject };

export const isSchema = (value: unknown): value is RawSchema => typeof value === 'boolean' || isRecord(value);
