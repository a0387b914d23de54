import type { IncomingHttpHeaders } from 'node:http';

/** What routing looks at. */
export interface RoutedRequest {
  method: string;
  /** Normalised, without the query. */
  path: string;
  /** Lower case, without the port. */
  host: string;
  /** The port the gateway was asked at. */
  port: number;
  headers: IncomingHttpHeaders;
}
