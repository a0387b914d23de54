import { z } from 'zod';
import { HttpError, type Router } from '../../../platform/http/index.ts';
import { DeadLetterError, type DeadLetters } from '../../../platform/messaging/index.ts';
import { keyHeaders } from '../../shared/idempotency/index.ts';

const topic = z.string().min(1).max(249);
const offset = z.string().regex(/^\d{1,19}$/, 'expected an offset');
const ReplayInput = z
  .strictObject({ topic, partition: z.int().min(0).optional(), offset: offset.optional() })
  .refine((input) => (input.partition === undefined) === (input.offset === undefined), {
    error: 'a place has both a partition and an offset',
    path: ['offset'],
  })
  .meta({ id: 'ReplayInput' });

const DeadLetterAnswer = z
  .object({
    topic: z.string(),
    partition: z.int(),
    offset: z.string(),
    key: z.string(),
    eventType: z.string().optional(),
    eventId: z.string().optional(),
    cause: z.string(),
    origin: z.object({ topic: z.string(), partition: z.int(), offset: z.string() }),
    at: z.string(),
    replayedAt: z.string().optional(),
  })
  .meta({ id: 'DeadLetter' });
const DeadLettersAnswer = z.object({ items: z.array(DeadLetterAnswer) });

const STATUS = { 'no-dead-letter-topic': 404, 'no-dead-letter': 404, 'replayed-already': 409 } as const;

/** `/admin/api/dead-letters` */
export function addDeadLetterRoutes(router: Router, deadLetters: DeadLetters): void {
  router.get(
    '/admin/api/dead-letters',
    {
      summary: 'The events that consumers gave up, newest first',
      secured: true,
      query: z.strictObject({ topic: topic.optional() }),
      responses: { 200: DeadLettersAnswer, 404: 'There is no such dead-letter topic' },
    },
    async ({ query }) => ({
      items: await answering(() => deadLetters.list(query.topic === undefined ? {} : { topic: query.topic })),
    }),
  );

  router.post(
    '/admin/api/dead-letters/replay',
    {
      summary: 'Gives one to its consumer again, or all that wait in a topic',
      description: 'Each is replayed once, whatever the key: a repetition is answered with 409.',
      secured: true,
      headers: keyHeaders,
      body: ReplayInput,
      responses: {
        202: DeadLettersAnswer,
        404: 'There is no such dead letter or topic',
        409: 'It has been replayed already',
      },
    },
    async ({ body }) => ({ items: await answering(() => replay(deadLetters, body)) }),
  );
}

async function replay(deadLetters: DeadLetters, { topic: from, partition, offset: at }: z.output<typeof ReplayInput>) {
  if (partition === undefined || at === undefined) return deadLetters.replayAll(from);
  return [await deadLetters.replay({ topic: from, partition, offset: at })];
}

async function answering<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeadLetterError) throw new HttpError(STATUS[error.code], error.code, error.message);
    throw error;
  }
}
