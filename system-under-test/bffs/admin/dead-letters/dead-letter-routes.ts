import { z } from 'zod';
import { HttpError, parseInput, type Router } from '../../../platform/http/index.ts';
import { callerOf } from '../../../platform/identity/index.ts';
import { DeadLetterError, type DeadLetters } from '../../../platform/messaging/index.ts';
import { idempotencyKeyOf } from '../../shared/idempotency/index.ts';

const ListQuery = z.strictObject({ topic: z.string().optional() });
const topic = z.string().min(1).max(249);
const ReplayInput = z.union([
  z.strictObject({ topic, partition: z.int().min(0), offset: z.string().regex(/^\d{1,19}$/, 'expected an offset') }),
  z.strictObject({ topic }),
]);

const STATUS = { 'no-dead-letter-topic': 404, 'no-dead-letter': 404, 'replayed-already': 409 } as const;

/** `GET /admin/api/dead-letters`; `POST …/replay` sends one again, or with a topic alone all of it that wait. */
export function addDeadLetterRoutes(router: Router, deadLetters: DeadLetters): void {
  router.get('/admin/api/dead-letters', async (ctx) => {
    const { topic: only } = parseInput(ListQuery, ctx.query);
    ctx.body = { items: await answering(() => deadLetters.list(only === undefined ? {} : { topic: only })) };
  });

  // A dead letter is replayed once, whatever the key: the key is for the habit of sending one with every write.
  router.post('/admin/api/dead-letters/replay', async (ctx) => {
    idempotencyKeyOf(ctx, callerOf(ctx));
    const place = parseInput(ReplayInput, ctx.request.body);
    const replayed = await answering(async () =>
      'offset' in place ? [await deadLetters.replay(place)] : deadLetters.replayAll(place.topic),
    );
    ctx.status = 202;
    ctx.body = { items: replayed };
  });
}

async function answering<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeadLetterError) throw new HttpError(STATUS[error.code], error.code, error.message);
    throw error;
  }
}
