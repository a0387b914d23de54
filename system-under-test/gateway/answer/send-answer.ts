import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { errorFormat } from './error-format.ts';

/**
 * Sends an {@link Answer}.
 *
 * @param accept overrides the client's Accept header (nginx-level errors look further when there is none)
 */
export function sendAnswer(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  accept = request.headers.accept,
): void {
  const format = errorFormat(accept);
  const body =
    answer.kind === 'failure'
      ? format.render(answer.message, requestId)
      : answer.body === undefined
        ? ''
        : JSON.stringify(answer.body);
  const contentType = answer.kind === 'failure' ? format.contentType : 'application/json; charset=utf-8';

  response.statusCode = answer.status;
  if (body) response.setHeader('Content-Type', contentType);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}
