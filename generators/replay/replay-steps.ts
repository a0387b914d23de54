import type { Clock } from '../../harness/clock.ts';
import { meets } from '../infer/expectation.ts';
import type { Json } from '../infer/json.ts';
import type { Step } from '../infer/step.ts';
import { type Bindings, fill } from '../infer/template.ts';
import { newBindings } from './bindings.ts';
import { fillRequest, type ReplayAnswer, send } from './request.ts';

export interface ReplayOptions {
  readonly baseUrl: URL;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Replay {
  readonly answers: readonly ReplayAnswer[];
  readonly bindings: Bindings;
}

const polledWithinMs = 15_000;
const pollEveryMs = 100;

/** Sends the steps to the running system, one after the other, as the generated test will. */
export async function replaySteps(steps: readonly Step[], options: ReplayOptions): Promise<Replay> {
  const bodies: (Json | undefined)[] = [];
  const bindings = newBindings(bodies);
  const answers: ReplayAnswer[] = [];
  for (const step of steps) {
    const answer = await replayStep(step, bindings, options);
    answers.push(answer);
    bodies.push(answer.body);
  }
  return { answers, bindings };
}

async function replayStep(
  step: Step,
  bindings: Bindings,
  { baseUrl, clock, signal }: ReplayOptions,
): Promise<ReplayAnswer> {
  const deadline = clock.now() + polledWithinMs;
  while (true) {
    const answer = await send(fillRequest(step, bindings), baseUrl, signal);
    if (!step.polled || isExpected(answer, step, bindings) || clock.now() > deadline) return answer;
    await clock.sleep(pollEveryMs, signal);
  }
}

function isExpected(answer: ReplayAnswer, step: Step, bindings: Bindings): boolean {
  return answer.status === step.status && meets(answer.body, step.expectation, (template) => fill(template, bindings));
}
