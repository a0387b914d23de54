import { describe, expect, test } from 'vitest';
import type { SchemaType } from '../formats.ts';
import { breaksAt, type Case, levelsLetting, levelsOf } from './verdict.ts';

/** One test for every case of every table: its verdict at all seven levels, and what breaks first. */
export function judgeCases(type: SchemaType, tables: Readonly<Record<string, readonly Case[]>>): void {
  for (const [title, cases] of Object.entries(tables)) {
    describe(title, () => {
      for (const [name, before, after, verdict, because] of cases) {
        test(name, () => {
          expect(levelsLetting(type, [before], after)).toEqual(levelsOf(verdict));
          expect(breaksAt('FULL', type, [before], after)[0]).toBe(because);
        });
      }
    });
  }
}
