import type { Middleware } from 'koa';
import { sleep } from '../../platform/resilience/index.ts';
import type { Behaviour } from './behaviour.ts';

/**
 * Lets the requests that come through be slow or lose their answers. Refusing is left to the route behind it, which alone knows
 * how its party says no; it asks `behaviour.take('refuse')`.
 */
export function behaviourMiddleware(behaviour: Behaviour): Middleware {
  return async (ctx, next) => {
    const slow = behaviour.take('slow');
    const loses = behaviour.take('loseAnswers') !== undefined;
    if (slow) await sleep(slow.ms);
    try {
      await next();
    } finally {
      if (loses) {
        ctx.respond = false;
        ctx.req.socket.destroy();
      }
    }
  };
}
