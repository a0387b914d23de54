import type { z } from 'zod';

/** A body together with the headers that come with it. */
export interface AnswerWithHeaders<Body extends z.ZodType = z.ZodType> {
  readonly body: Body;
  readonly headers: z.ZodObject;
}

/**
 * What one status answers with: the schema of its JSON body (alone or with headers), `null` for no body, or words. Words under
 * an error's status say when it happens, its body being the same for all; under another status they stand for what is not JSON.
 */
export type DeclaredAnswer = z.ZodType | AnswerWithHeaders | string | null;

export type DeclaredAnswers = Readonly<Record<number, DeclaredAnswer>>;

/** What a route takes and what it answers, in the schemas that its requests are checked with. */
export interface Declaration {
  /** One line, as in `Places an order`. */
  readonly summary: string;
  /** What a caller has to know beyond the schemas. */
  readonly description?: string;
  /** Parts of the path; one that does not fit is a 404. Those without a schema are texts. */
  readonly params?: z.ZodObject;
  /** A strict object, so that a misspelt parameter is refused. One that is sent empty counts as left out. */
  readonly query?: z.ZodObject;
  /** Not strict, with names in lower case. */
  readonly headers?: z.ZodObject;
  /** The JSON body; of strict objects, so that a misspelt field is refused. */
  readonly body?: z.ZodType;
  /** At least one 2xx; the first of them is the status that is answered unless the handler sets another of them. */
  readonly responses: DeclaredAnswers;
  /** Asks for a bearer token; the middleware that checks it comes with `router.use`. */
  readonly secured?: boolean;
  /** Groups routes in the docs; the first part of the path by default. */
  readonly tag?: string;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One route, as the API description tells of it. */
export interface Operation {
  readonly method: Method;
  /** As the router writes it: `/orders/:id`. */
  readonly path: string;
  readonly declaration: Declaration;
}
