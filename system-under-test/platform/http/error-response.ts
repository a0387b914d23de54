import { EdgeError } from '../edges/index.ts';
import { InfrastructureError } from '../resilience/index.ts';
import { type ErrorBody, HttpError } from './http-error.ts';

export interface ErrorResponse {
  readonly status: number;
  readonly body: ErrorBody;
}

/** What the caller sees of an error: its own mistakes in full, our troubles by kind, nothing of our insides. */
export function errorResponse(error: unknown): ErrorResponse {
  if (error instanceof HttpError) {
    const { status, code, message, path } = error;
    return { status, body: { error: { code, message, ...(path !== undefined && { path }) } } };
  }
  if (error instanceof EdgeError) {
    if (error.reason === 'timeout' || error.reason === 'deadline')
      return response(504, 'upstream-timeout', `${error.peer} did not answer in time`);
    if (error.reason === 'refused')
      return response(503, 'upstream-unavailable', `${error.peer} is not asked right now`);
    return response(502, 'upstream-unavailable', `${error.peer} cannot be used right now`);
  }
  if (error instanceof InfrastructureError) return response(503, 'unavailable', 'Try again in a moment');
  return response(500, 'internal', 'Something went wrong on our side');
}

function response(status: number, code: string, message: string): ErrorResponse {
  return { status, body: { error: { code, message } } };
}
