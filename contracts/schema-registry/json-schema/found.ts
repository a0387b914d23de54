import type { Incompatibility } from '../format.ts';
import type { RawSchema } from './raw-schema.ts';

/** Compares two schemas inside the two that are compared. */
export type Compare = (writer: RawSchema, reader: RawSchema) => readonly Incompatibility[];

export const found = (type: string, path: string, description: string): Incompatibility => ({
  type,
  path,
  description,
});

export const say = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** `a/b` and `~` as a JSON pointer writes them. */
export const step = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
