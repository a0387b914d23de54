/** One request of a journey, as it went. */
export interface RequestRecord {
  readonly method: string;
  /** Path template, for metrics: `/api/orders/:id`. */
  readonly route: string;
  readonly url: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly traceId: string;
  /** The step it belongs to; empty outside any step. */
  readonly step: string;
  /** Why it is a failure: a status that the journey does not accept, a timeout, a connection that broke. */
  readonly failure?: string;
}

/** A request with what was said both ways, for those who record traffic. */
export interface Exchange extends RequestRecord {
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The body as it was sent. */
  readonly requestBody?: string;
  /** Names in lower case; empty when no answer came. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseText: string;
}
