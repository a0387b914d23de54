import { z } from 'zod';
import type { Clock } from '../../harness/clock.ts';
import { UsageError } from '../../harness/errors.ts';

export interface BrokerOptions {
  /** `https://broker.example/path`; links of the broker are followed at this address, whatever host they name. */
  readonly url: string;
  /** Basic authentication; or `token` for bearer. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
  /** Ends every call of this client. */
  readonly signal?: AbortSignal | undefined;
  /** Requests for one call, the first included, when the broker is down or too busy; default 4. */
  readonly attempts?: number | undefined;
  /** For one request; default 30,000. */
  readonly timeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

const schema = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'expected an address that starts with http:// or https://' }),
    username: z
      .string()
      .regex(/^[^:]+$/, 'expected a name without a colon')
      .optional(),
    password: z.string().optional(),
    token: z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'expected letters, digits and signs, without spaces or line breaks')
      .optional(),
    signal: z.instanceof(AbortSignal).optional(),
    attempts: z.int().min(1).optional(),
    timeoutMs: z.int().min(1).optional(),
    clock: z.custom<Clock>().optional(),
  })
  .refine(({ url }) => !/^https?:\/\/[^/]*@/.test(url), {
    path: ['url'],
    error: 'give the credentials apart from the address',
  })
  .refine(({ username, token }) => username === undefined || token === undefined, {
    path: ['token'],
    error: 'give either a token or a username and password',
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    path: ['password'],
    error: 'username and password belong together',
  });

/** @throws UsageError SD_BROKER_ADDRESS with every path and what is wrong there; never with a secret */
export function checkBrokerOptions(options: BrokerOptions): void {
  const problems = (schema.safeParse(options).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
  if (problems.length > 0)
    throw new UsageError('SD_BROKER_ADDRESS', `the broker cannot be reached so:\n  ${problems.join('\n  ')}`, {
      details: { problems },
    });
}
