import { z } from 'zod';

/** One line without control characters: neither Postgres nor a mail header takes just any character. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');
const email = z.email().max(200);

export const guestInput = z.strictObject({ name: line(100), email });
/** Any characters, as NIST SP 800-63B, 3.1.1.2 wants it; long ones cost no more to hash. */
export const registerInput = z.strictObject({ name: line(100), email, password: z.string().min(8).max(200) });
export const loginInput = z.strictObject({ email, password: z.string().min(1).max(200) });
export const refreshInput = z.strictObject({ refreshToken: z.string().min(1).max(200) });
