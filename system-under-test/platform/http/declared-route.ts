import type { Context } from 'koa';
import type { z } from 'zod';
import type { AnswerWithHeaders, Declaration, DeclaredAnswers } from '../openapi/index.ts';
import { HttpError } from './http-error.ts';
import { parseInput } from './parse-input.ts';

/** The names in a path: `{ id: string }` for `/orders/:id`. */
export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name]: string } & PathParams<Rest>
  : Path extends `${string}:${infer Name}`
    ? { readonly [Key in Name]: string }
    : unknown;

type Parsed<Schema, Otherwise = undefined> = Schema extends z.ZodType ? z.output<Schema> : Otherwise;

/** What the handler of a declared route is given: all of it checked. */
export interface Input<Path extends string, Declared extends Declaration> {
  readonly params: PathParams<Path> & Parsed<Declared['params'], unknown>;
  readonly query: Parsed<Declared['query']>;
  readonly headers: Parsed<Declared['headers']>;
  readonly body: Parsed<Declared['body']>;
}

type Successful<Status> = Status extends number ? (`${Status}` extends `2${string}` ? Status : never) : never;

type BodyOf<Answer> = Answer extends z.ZodType
  ? DeepReadonly<z.output<Answer>>
  : Answer extends AnswerWithHeaders<infer Body>
    ? DeepReadonly<z.output<Body>>
    : Answer extends null
      ? undefined
      : unknown;

type DeepReadonly<Value> = { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

/** What the handler returns: the body of a declared 2xx. */
export type Output<Answers extends DeclaredAnswers> = BodyOf<Answers[Successful<keyof Answers>]>;

/**
 * Checks what the caller sent, in the order of its parts.
 *
 * @throws {HttpError} 404 when the path cannot be, 415 when the body is not JSON, else 400 `validation` with the path.
 */
export function readInput(ctx: Context & { params: Record<string, string> }, declaration: Declaration): object {
  const { params, query, headers, body } = declaration;
  return {
    params: params ? { ...ctx.params, ...readParams(params, ctx.params) } : ctx.params,
    query: query && parseInput(query, withoutEmpty(ctx.query)),
    headers: headers && parseInput(headers, ctx.headers),
    body: body && readBody(body, ctx),
  };
}

function readParams(schema: z.ZodObject, params: Record<string, string>): object {
  const result = schema.safeParse(params);
  if (!result.success) throw new HttpError(404, 'not-found', 'There is nothing at this address');
  return result.data;
}

/** `?search=` asks for nothing in particular. */
function withoutEmpty(query: NodeJS.Dict<string | string[]>): object {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function readBody(schema: z.ZodType, ctx: Context): unknown {
  if (ctx.get('Content-Type') !== '' && ctx.is('json') === false)
    throw new HttpError(415, 'not-json', 'The body has to be application/json');
  return parseInput(schema, ctx.request.body);
}

/** The status that is answered unless the handler says otherwise. */
export function usualStatus({ responses }: Declaration): number {
  const status = Object.keys(responses)
    .map(Number)
    .find((each) => each >= 200 && each < 300);
  if (status === undefined) throw new TypeError('A route has to declare what it answers when all is well');
  return status;
}
