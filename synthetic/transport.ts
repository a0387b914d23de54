/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
}

export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Sends a request and gives whatever answer comes, without following redirects; throws an Error that says in a few words
 * why there is none (`no answer within 10000 ms`, `connection refused`). `fetch` in Node; k6 brings its own.
 */
export type Transport = (request: WireRequest) => Promise<WireAnswer>;
