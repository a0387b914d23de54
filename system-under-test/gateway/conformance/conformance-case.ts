/** One row of the conformance table: a configuration, requests to it, and what Kong Gateway 3.9 answers. */
export interface ConformanceCase {
  /** What holds. */
  name: string;
  /** The body of a kong.yml; `$UPSTREAM` stands for the echo upstream, `$REFUSED` for a port where nobody listens. */
  config: string;
  /** Sent one after the other; the last answer is judged. */
  requests: ConformanceRequest[];
  expect: Expectation;
}

export interface ConformanceRequest {
  method?: string;
  /** Sent to the byte, without the normalisation that `fetch` would do. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string;
}

export interface Expectation {
  status: number;
  /** `undefined` = the header must be missing. */
  headers?: Record<string, string | RegExp | undefined>;
  /** The whole body; `$ID` stands for the request id that the headers name. */
  body?: string | RegExp;
  /** What the upstream got; `false` = it must not have been asked. */
  upstream?:
    | false
    | {
        times?: number;
        method?: string;
        path?: string;
        headers?: Record<string, string | RegExp | undefined>;
        body?: string;
      };
}
