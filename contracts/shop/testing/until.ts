import type { StateContext } from 'shakedown';
import { ask } from './ask.ts';

/** Asks `url` until its answer is what is waited for: services hear of each other by events. */
export async function until<Answer>(
  url: URL,
  { signal }: Pick<StateContext, 'signal'>,
  holds: (answer: Answer) => boolean,
): Promise<void> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
  while (!holds(await ask<Answer>(url, { signal: deadline }))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
