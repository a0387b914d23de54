import { z } from 'zod';

/** A whole number in a query or a path, where all is text; `1.5`, `1e3` and ` 1` are refused, and the document says `integer`. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,15}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .meta({ override: { type: 'integer', minimum: least, maximum: most } });

/** The query parameters of a list that comes in pages, from page 1. */
export const paging = (size: number) => ({
  page: wholeNumber(1, 10_000).default(1),
  size: wholeNumber(1, 100).default(size),
});
