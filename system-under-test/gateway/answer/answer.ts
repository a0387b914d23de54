/** What a plugin or the gateway answers in place of the upstream. */
export type Answer =
  /** Formatted for what the client accepts, with the request's id: `kong.response.error`. */
  | { kind: 'failure'; status: number; message: string; headers: Record<string, string> }
  /** Sent as it is: `kong.response.exit`. */
  | { kind: 'exit'; status: number; body: object | undefined; headers: Record<string, string> };

/** An answer with the request's id in it, in the format that the client accepts. */
export function failure(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { kind: 'failure', status, message, headers };
}

/** An answer with just this JSON body, or none. */
export function exit(status: number, body?: object, headers: Record<string, string> = {}): Answer {
  return { kind: 'exit', status, body, headers };
}
