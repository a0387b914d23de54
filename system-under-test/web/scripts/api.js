import { isSynthetic } from './synthetic.js';

/** The shop refused or could not answer; `status` is 0 when there was no answer at all. */
export class ApiError extends Error {
  constructor(status, { code = 'unavailable', message = 'The shop cannot be reached right now.', path } = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.path = path;
  }
}

/** Asks the shop; resolves with the parsed body, or with nothing when there is none; throws {@link ApiError}. */
export async function ask(method, path, { body, token, idempotencyKey, signal } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
  if (isSynthetic()) headers.baggage = 'synthetic=true';

  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError(0);
  }
  const text = await response.text().catch(() => '');
  const answer = parse(text);
  if (!response.ok || (answer === undefined && text !== '')) throw new ApiError(response.status, answer?.error);
  return answer;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
