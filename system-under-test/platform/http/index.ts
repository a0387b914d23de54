/** The server side of HTTP: routes with traces, one error format, checked input. */
export { type ErrorBody, HttpError } from './http-error.ts';
export { type HttpServer, startHttpServer } from './http-server.ts';
export { parseInput } from './parse-input.ts';
export { createRouter, type Router, type RouterContext } from './router.ts';
export type { Routes } from './routes.ts';
