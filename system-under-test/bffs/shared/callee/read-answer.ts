import { z } from 'zod';
import type { EdgeResponse } from '../../../platform/edges/index.ts';
import { HttpError } from '../../../platform/http/index.ts';

const ErrorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), path: z.string().optional() }),
});

/**
 * Reads what a service behind answered: its refusals are passed on, and an answer that is not what was agreed is not
 * passed on half understood.
 *
 * @throws {HttpError} with the status and code of a refusal, or 502 `bad-answer`
 */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  peer: string,
  { status, body }: EdgeResponse,
): z.output<Schema> {
  if (status >= 400) {
    const refusal = ErrorAnswer.safeParse(body);
    if (refusal.success) {
      const { code, message, path } = refusal.data.error;
      throw new HttpError(status, code, message, path);
    }
  }
  const answer = schema.safeParse(body);
  if (status < 300 && answer.success) return answer.data;
  const problem = answer.error?.issues[0];
  throw new HttpError(
    502,
    'bad-answer',
    `${peer} answered ${status} with something else than agreed: ${problem?.path.join('.')} ${problem?.message}`,
  );
}
