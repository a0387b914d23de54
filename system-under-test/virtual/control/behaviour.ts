import { z } from 'zod';

/** For how many more requests; null: until somebody resets it. */
const requests = z.int().min(1).max(1_000_000).nullable().default(null);
const MAX_DELAY_MS = 60_000;

/** What a party does wrong; null: it does that right. */
export const behaviourSchema = z.strictObject({
  /** Waits before it does anything. */
  slow: z
    .strictObject({ ms: z.int().min(1).max(MAX_DELAY_MS), requests })
    .nullable()
    .default(null),
  /** Says no, in the words of its own trade. */
  refuse: z.strictObject({ requests }).nullable().default(null),
  /** Does what it was asked to do, and drops the connection in place of the answer. */
  loseAnswers: z.strictObject({ requests }).nullable().default(null),
});

export type BehaviourState = z.output<typeof behaviourSchema>;
type Trouble = keyof BehaviourState;

export interface Behaviour {
  /** With the requests that are left. */
  state(): BehaviourState;
  /** Replaces the whole; what is not named is right again. */
  set(state: z.input<typeof behaviourSchema>): void;
  /** The trouble that this request has to meet, if any; it counts as one of the requests asked for. */
  take<Of extends Trouble>(trouble: Of): NonNullable<BehaviourState[Of]> | undefined;
}

/**
 * A party that behaves well until it is told otherwise.
 *
 * @example
 * const behaviour = createBehaviour();
 * router.post('/v1/messages', behaviourMiddleware(behaviour), (ctx) => {
 *   if (behaviour.take('refuse')) throw new HttpError(422, 'refused', 'The number cannot be reached');
 * });
 * service.serve(router, controlRoutes(behaviour, { party: 'SMS provider', refusal: 'Refuse messages' }));
 */
export function createBehaviour(): Behaviour {
  let state = behaviourSchema.parse({});

  return {
    state: () => state,
    set(next) {
      state = behaviourSchema.parse(next);
    },
    take(trouble) {
      const met = state[trouble];
      if (met === null) return undefined;
      if (met.requests !== null) {
        const left = met.requests - 1;
        state = { ...state, [trouble]: left === 0 ? null : { ...met, requests: left } };
      }
      return met;
    },
  };
}
