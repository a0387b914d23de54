/** What a service's routes take and answer: declared once with zod, told as OpenAPI 3.1, browsable at `/docs`. */
export { type ErrorBody, errorBody } from './error-body.ts';
export type {
  AnswerWithHeaders,
  Declaration,
  DeclaredAnswer,
  DeclaredAnswers,
  Method,
  Operation,
} from './operation.ts';
export { serveApiDocs } from './serve-api-docs.ts';
