import { HttpError } from '../../../platform/http/index.ts';

const PERCENT_BY_CODE: ReadonlyMap<string, number> = new Map([['WELCOME10', 10]]);

/**
 * The percentage a code takes off the subtotal; undefined without a code.
 *
 * @throws {HttpError} 422 `unknown-discount`
 */
export function discountPercent(code: string | undefined): number | undefined {
  if (!code) return undefined;
  const percent = PERCENT_BY_CODE.get(code);
  if (percent === undefined)
    throw new HttpError(422, 'unknown-discount', `There is no discount code ${code}`, 'discountCode');
  return percent;
}
