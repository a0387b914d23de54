import { z } from 'zod';

/** Neither Postgres nor a mail header takes just any character: no control characters, no halves of a surrogate pair. */
const plain = /^[^\p{Cc}\p{Cs}]*$/u;

/** One line of text, without the blanks around it. */
export const line = (most: number) =>
  z.string().trim().min(1).max(most).regex(plain, 'must not hold control characters');

/** An id in a path. */
export const pathId = z.string().max(100).regex(plain);
