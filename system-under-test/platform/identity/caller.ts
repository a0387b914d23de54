import type { Context } from 'koa';

/** What somebody may do: a guest has no account, an admin sees everybody's orders. */
export const roles = ['guest', 'customer', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Caller {
  /** The same for the account, the customer and their orders. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** What is revoked when the caller logs out. */
  readonly sessionId: string;
}

/** The caller that `requireCaller` has let pass; for routes behind it. */
export function callerOf(ctx: Pick<Context, 'state'>): Caller {
  const caller: Caller | undefined = ctx.state.caller;
  if (!caller) throw new Error('This route is not behind requireCaller');
  return caller;
}
