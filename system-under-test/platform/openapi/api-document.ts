import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { errorBody } from './error-body.ts';
import type { Declaration, DeclaredAnswer, Method, Operation } from './operation.ts';

/** Writes the OpenAPI 3.1 document of the service's routes. */
export function apiDocument(service: string, operations: readonly Operation[]): ReturnType<typeof createDocument> {
  const paths: Record<string, Partial<Record<Method, ZodOpenApiOperationObject>>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  const secured = operations.some(({ declaration }) => declaration.secured);
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: { title: service, version: '1' },
    // Relative to the document itself, so that the docs work under any address.
    servers: [{ url: './' }],
    paths,
    components: {
      ...(secured && { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } }),
    },
  };
  return createDocument(document, { override: keepDefault });
}

/** zod leaves a default out of the input's schema when a transformation follows, as for every number in a query. */
const keepDefault: ZodOpenApiOverride = ({ jsonSchema, zodSchema }) => {
  const { def } = zodSchema._zod;
  if (def.type === 'default') jsonSchema.default ??= def.defaultValue;
};

function describe({ method, path, declaration }: Operation): ZodOpenApiOperationObject {
  const { summary, description, query, headers, body, secured, tag = path.split('/')[1] ?? '' } = declaration;
  return {
    operationId: operationId(method, path),
    summary,
    ...(description && { description }),
    tags: [tag],
    ...(secured && { security: [{ bearer: [] }] }),
    requestParams: {
      path: pathParams(path, declaration.params),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: Object.fromEntries(
      Object.entries(answersOf(declaration)).map(([status, answer]) => [
        status,
        describeAnswer(Number(status), answer),
      ]),
    ),
  };
}

/** `get /orders/:id` becomes `getOrdersById`. */
function operationId(method: string, path: string): string {
  const words = path.split(/[/.-]/).map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part));
  return [method, ...words.flatMap((part) => part.split('-'))]
    .filter((word) => word !== '')
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

function pathParams(path: string, schema?: z.ZodObject): z.ZodObject {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  return z.object({ ...Object.fromEntries(names.map((name) => [name, z.string()])), ...schema?.shape });
}

/** What a route answers beside what it declares: the platform refuses bad input and bad tokens for it. */
function answersOf({ body, query, headers, secured, responses }: Declaration): Record<string, DeclaredAnswer> {
  return {
    ...((body || query || headers) && { 400: 'The input is not valid; `path` says where' }),
    ...(secured && { 401: 'The token is missing or not valid', 403: 'The caller may not do this' }),
    ...(body && { 413: 'The body is too large', 415: 'The body is not JSON' }),
    ...responses,
  };
}

function describeAnswer(status: number, answer: DeclaredAnswer): ZodOpenApiResponseObject {
  const inWords = typeof answer === 'string' ? answer : (STATUS_CODES[status] ?? String(status));
  if (status >= 400) {
    const schema = answer instanceof z.ZodType ? answer : errorBody;
    return { description: inWords, content: { 'application/json': { schema } } };
  }
  if (answer === null || typeof answer === 'string') return { description: inWords };
  const { body, headers } = answer instanceof z.ZodType ? { body: answer, headers: undefined } : answer;
  return { description: inWords, content: { 'application/json': { schema: body } }, ...(headers && { headers }) };
}
