import { at } from '../infer/json.ts';
import type { Step } from '../infer/step.ts';
import { newBindings } from '../replay/bindings.ts';
import { type ReplayOptions, replaySteps } from '../replay/replay-steps.ts';
import { fillRequest, send } from '../replay/request.ts';
import { type Variation, variationsOf, vary } from './variations.ts';

/** A bad request that the system refuses today, and must go on refusing. */
export interface Refusal extends Variation {
  readonly status: number;
  /** `error.code` of the answer, where it has one. */
  readonly code: string | undefined;
}

export interface Refusals {
  /** Index of the step whose request is varied. */
  readonly step: number;
  readonly refusals: readonly Refusal[];
}

/**
 * Asks the running system which bad requests it refuses: the traffic of a journey holds only good ones. What it accepts
 * is taken as allowed, and what it breaks on (5xx) is no promise either.
 */
export async function probeRefusals(steps: readonly Step[], options: ReplayOptions): Promise<Refusals[]> {
  const found: Refusals[] = [];
  const seen = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const operation = `${step.method} ${step.route}`;
    if (step.method === 'GET' || step.status >= 400 || seen.has(operation)) continue;
    seen.add(operation);
    const { answers } = await replaySteps(steps.slice(0, index), options);
    const refusals: Refusal[] = [];
    for (const variation of variationsOf(fillRequest(step, newBindings(answers.map(({ body }) => body))))) {
      // Own bindings each: a used idempotency key would answer for the earlier request.
      const request = fillRequest(step, newBindings(answers.map(({ body }) => body)));
      const { status, body } = await send(vary(request, variation), options.baseUrl, options.signal);
      const code = at(body, ['error', 'code']);
      if (status >= 400 && status < 500)
        refusals.push({ ...variation, status, code: typeof code === 'string' ? code : undefined });
    }
    if (refusals.length > 0) found.push({ step: index, refusals });
  }
  return found;
}
