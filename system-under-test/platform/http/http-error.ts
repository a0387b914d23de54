import type { ErrorBody } from '../openapi/index.ts';

export type { ErrorBody };

/** A request that cannot be fulfilled, as the caller shall see it: thrown anywhere in a route, answered as {@link ErrorBody}. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  /** Where in the input the problem is, such as `lines.0.quantity`. */
  readonly path: string | undefined;

  constructor(status: number, code: string, message: string, path?: string) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.path = path;
  }
}
