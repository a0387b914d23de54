import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Consumer, Credential, Route, Service } from './config/index.ts';

/** One request on its way through the gateway, and what has been found out about it so far. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** Headers set here reach the client, whoever answers. */
  readonly response: ServerResponse;
  readonly id: string;
  readonly startedAt: number;
  readonly clientIp: string;
  /** As the client sent it, without the query. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  route?: Route;
  service?: Service | undefined;
  consumer?: Consumer;
  credential?: Credential;
  /** Headers for the upstream, keyed in lower case; plugins may set and delete. */
  readonly upstreamHeaders: OutgoingHttpHeaders;
  /** Path and query for the upstream. */
  upstreamPath: string;
}
