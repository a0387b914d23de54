/** The server side of HTTP: declared routes with checked input, one error format, limits, traces. */
export { type ErrorBody, HttpError } from './http-error.ts';
export { type HttpServer, startHttpServer } from './http-server.ts';
export { parseInput } from './parse-input.ts';
export { createRouter, type Router, type RouterContext } from './router.ts';
export type { Routes } from './routes.ts';
export { paging, wholeNumber } from './whole-number.ts';
