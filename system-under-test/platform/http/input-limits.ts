import type { Middleware } from 'koa';
import { HttpError } from './http-error.ts';

const URL_LENGTH = 8_192;
const HEADERS = 100;
const QUERY_PARAMETERS = 50;

/** Refuses what no honest caller sends, before anything is done for it. The size of a body is the router's to limit. */
export function inputLimits(): Middleware {
  return (ctx, next) => {
    if (ctx.url.length > URL_LENGTH)
      throw new HttpError(414, 'address-too-long', `The address is longer than ${URL_LENGTH} characters`);
    if (ctx.req.rawHeaders.length / 2 > HEADERS)
      throw new HttpError(431, 'too-many-headers', `There are more than ${HEADERS} headers`);
    if (ctx.querystring.split('&').length > QUERY_PARAMETERS)
      throw new HttpError(400, 'validation', `There are more than ${QUERY_PARAMETERS} query parameters`);
    return next();
  };
}
