import type { StateContext } from 'shakedown';

/** The headers of a request that is no customer's. */
export const synthetic = { 'content-type': 'application/json', baggage: 'synthetic=true' };

/** Asks a service; throws what it answered unless that is a 2xx. */
export async function ask<Answer>(url: URL, init: RequestInit & Pick<StateContext, 'signal'>): Promise<Answer> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`${init.method ?? 'GET'} ${url.pathname} answered ${answer.status}: ${text.slice(0, 200)}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
