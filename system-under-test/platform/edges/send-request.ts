/** One HTTP message out, one in. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface IncomingAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The answer was not complete in time. */
export class AnswerLate extends Error {}

/** No connection, or it broke; `sent` says whether the request may have arrived. */
export class ConnectionFailed extends Error {
  readonly sent: boolean;

  constructor(cause: unknown) {
    super('The connection failed', { cause });
    this.sent = !NEVER_CONNECTED.has(codeOf(cause));
  }
}

/** A new connection was wanted, and there was none: nothing of the request has left this process. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Sends a request and waits up to `limitMs` for the whole answer; redirects are answers.
 *
 * @throws {AnswerLate | ConnectionFailed}
 */
export async function sendRequest(
  { url, method, headers, body }: OutgoingRequest,
  limitMs: number,
): Promise<IncomingAnswer> {
  const signal = AbortSignal.timeout(Math.ceil(limitMs));
  try {
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw signal.aborted ? new AnswerLate('No answer in time', { cause }) : new ConnectionFailed(cause);
  }
}

/** fetch wraps what went wrong: TypeError, its cause, and for several addresses an AggregateError. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) return String(at.code);
  return 'unknown';
}
