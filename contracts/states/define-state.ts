import { z } from 'zod';
import type { StateContext, StateHandler } from './state-handler.ts';

/** A provider state that both sides share: the consumer's test calls it for `given`, the provider's side brings it about. */
export interface State<Params = Record<string, never>> extends StateHandler {
  (...params: Record<never, never> extends Params ? [params?: Params] : [params: Params]): Given<Params>;
  /** As it stands in the pact. */
  readonly state: string;
}

/** What `given` takes: the state's name, and its parameters where it has any. */
export type Given<Params> = [state: string, params?: Params & JsonParams];
type JsonParams = { [name: string]: string | number | boolean | null | string[] | number[] };

export interface StateOptions<Params> {
  /** What has to be told with the state; checked in the consumer's test, and again when a pact is verified. */
  readonly params?: z.ZodType<Params>;
  /** Brings the state about; what it returns replaces `fromProviderState` values. */
  readonly setup: (context: StateContext<Params>) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Takes it away again. */
  readonly teardown?: (context: StateContext<Params>) => Promise<void>;
}

/**
 * @example
 * export const orderStates = {
 *   customerHasOrder: defineState('a customer has an order', {
 *     params: z.object({ customerId: z.string() }),
 *     setup: async ({ params, system }) => placeOrder(system, params.customerId),
 *   }),
 * };
 * // In the consumer's test:
 * pact.addInteraction().given(...orderStates.customerHasOrder({ customerId: 'customer-1' }))
 */
export function defineState<Params = Record<string, never>>(
  state: string,
  { params: schema, setup, teardown }: StateOptions<Params>,
): State<Params> {
  const read = (params: unknown): Params => {
    const read = (schema ?? z.strictObject({})).safeParse(params ?? {});
    if (read.success) return read.data as Params;
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`);
    throw new TypeError(`the state "${state}" was given ${JSON.stringify(params)}: ${problems.join('; ')}`);
  };
  const given = (params?: Params): Given<Params> =>
    params === undefined && schema === undefined ? [state] : [state, read(params) as Params & JsonParams];
  return Object.assign(given, {
    state,
    setup: async (context: StateContext) => setup({ ...context, params: read(context.params) }),
    ...(teardown && {
      teardown: async (context: StateContext) => teardown({ ...context, params: read(context.params) }),
    }),
  });
}
