import type { Flags } from '../../../platform/feature-flags/index.ts';
import { HttpError } from '../../../platform/http/index.ts';
import type { Caller } from '../../../platform/identity/index.ts';

/**
 * The percentage a code takes off the subtotal of a customer; undefined without a code.
 *
 * @throws {HttpError} 422 `unknown-discount`
 */
export async function discountPercent(
  code: string | undefined,
  { id, email }: Pick<Caller, 'id' | 'email'>,
  flags: Flags,
): Promise<number | undefined> {
  if (!code) return undefined;
  if (code !== 'WELCOME10')
    throw new HttpError(422, 'unknown-discount', `There is no discount code ${code}`, 'discountCode');
  return flags.getNumberValue('welcome-discount', 10, { targetingKey: id, email });
}
