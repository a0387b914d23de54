import type { Context } from 'koa';
import { callerOf } from '../../../platform/identity/index.ts';

/** Where the caller is to be found behind: `customerPath(ctx, '/customers')` is `/customers/<their id>`. */
export function customerPath(ctx: Pick<Context, 'state'>, collection: string): string {
  return `${collection}/${encodeURIComponent(callerOf(ctx).id)}`;
}
