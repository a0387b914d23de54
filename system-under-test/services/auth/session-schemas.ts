import { z } from 'zod';
import { roles } from '../../platform/identity/index.ts';

/** One line without control characters: neither Postgres nor a mail header takes just any character. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');
const email = z.email().max(200);

export const GuestInput = z.strictObject({ name: line(100), email }).meta({ id: 'GuestInput' });
/** Any characters, as NIST SP 800-63B, 3.1.1.2 wants it; long passwords cost no more to hash. */
export const RegisterInput = z
  .strictObject({ name: line(100), email, password: z.string().min(8).max(200) })
  .meta({ id: 'RegisterInput' });
export const LoginInput = z.strictObject({ email, password: z.string().min(1).max(200) }).meta({ id: 'LoginInput' });
export const RefreshInput = z.strictObject({ refreshToken: z.string().min(1).max(200) }).meta({ id: 'RefreshInput' });

/** Registering may do without: there is one account per email anyway. */
export const registerHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'expected 1 to 200 visible characters')
    .optional()
    .meta({ description: 'A registration that is repeated with it gets the account it made, instead of a 409' }),
});

const Customer = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) })
  .meta({ id: 'Customer' });
const token = z.string().meta({ description: 'An access token: goes into the header Authorization, after Bearer' });

export const Guest = z.object({ token, customer: Customer }).meta({ id: 'Guest' });
export const SignedIn = z
  .object({
    token,
    refreshToken: z.string().meta({ description: 'Good for one refresh, which gives the next one' }),
    customer: Customer,
  })
  .meta({ id: 'SignedIn' });
