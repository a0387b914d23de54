import type { Context } from 'koa';
import type { z } from 'zod';
import { HttpError } from '../http/index.ts';
import { type Database, DatabaseUnavailable, type Transaction } from '../postgres/index.ts';
import type { Service } from '../service/index.ts';
import { startWorker } from '../work/index.ts';
import { claimKey, findAnswer, forgetExpired, type KeyOfRequest, keepAnswer } from './answer-table.ts';
import { fingerprint } from './fingerprint.ts';
import type { idempotencyHeaders } from './idempotency-headers.ts';

/**
 * Does the work of a request once per Idempotency-Key, and answers every repetition with the first answer.
 *
 * `work` runs in a transaction that keeps its answer too (status, Location and the body it returns), so neither can be without
 * the other. Work that throws leaves nothing behind, and its key may be used again.
 *
 * @throws {HttpError} 422 `key-reused` when the key came with another body before, 409 `key-in-progress` when the first request
 *   has not ended in time.
 */
export type Once = <Body>(
  ctx: Context,
  input: { readonly headers: z.output<typeof idempotencyHeaders>; readonly body: unknown },
  work: (transaction: Transaction) => Promise<Body>,
) => Promise<Body>;

const A_DAY_MS = 24 * 60 * 60 * 1_000;
const FORGET_EVERY_MS = 60 * 60 * 1_000;
const FORGET_AT_ONCE = 1_000;

/**
 * Needs the table of `idempotencySchema`.
 *
 * @param options.keepMs How long an answer is kept; longer than any caller repeats a request.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @example
 * const once = createOnce(service, database);
 * router.post('/shelves', { summary: 'Adds a shelf', headers: idempotencyHeaders, body: Shelf, responses: { 201: Shelf } }, (input, ctx) =>
 *   once(ctx, input, (transaction) => addShelf(transaction, input.body)),
 * );
 */
export function createOnce(service: Service, database: Database, { keepMs = A_DAY_MS } = {}): Once {
  startWorker(service, {
    name: 'expired idempotency keys',
    pollEveryMs: FORGET_EVERY_MS,
    work: async () => ((await forgetExpired(database, FORGET_AT_ONCE)) === FORGET_AT_ONCE ? 'more' : 'idle'),
  });

  return async (ctx, { headers, body }, work) => {
    const request: KeyOfRequest = {
      address: `${ctx.method} ${ctx.path}`,
      key: headers['idempotency-key'],
      fingerprint: fingerprint(body),
    };
    return database.transaction(async (transaction) => {
      if (!(await claimKey(transaction, request, keepMs).catch(refuseToWait))) return repeat(ctx, transaction, request);
      const result = await work(transaction);
      await keepAnswer(transaction, request, {
        status: ctx.status,
        location: ctx.response.get('Location') || null,
        body: result,
      });
      return result;
    });
  };
}

async function repeat<Body>(ctx: Context, transaction: Transaction, request: KeyOfRequest): Promise<Body> {
  const kept = await findAnswer(transaction, request);
  if (kept?.fingerprint !== request.fingerprint)
    throw new HttpError(422, 'key-reused', 'This Idempotency-Key belongs to another request', 'idempotency-key');
  ctx.status = kept.status;
  if (kept.location !== null) ctx.set('Location', kept.location);
  ctx.set('Idempotency-Replayed', 'true');
  return kept.body as Body;
}

/** The SQLSTATEs of a statement that waited too long: for a lock, or altogether. */
const WAITED_TOO_LONG = ['55P03', '57014'];

function refuseToWait(error: unknown): never {
  const cause = error instanceof DatabaseUnavailable ? (error.cause as { code?: unknown }) : undefined;
  if (WAITED_TOO_LONG.includes(String(cause?.code)))
    throw new HttpError(409, 'key-in-progress', 'The first request with this Idempotency-Key is still under way');
  throw error;
}
