/**
 * Lets 1,000 buyers want the last 100 pieces of a product at the same moment, over the whole running shop:
 *
 *     node bench/last-pieces.ts [--buyers 1000] [--pieces 100]
 *
 * Prints how many were sold, to whom the rest was refused, and how long it took; exits with 1 when not exactly that many pieces were
 * sold, and each to an order that was confirmed and paid for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { scarceProduct } from './scarce-product.ts';
import { withShop } from './with-shop.ts';

const PRODUCT = 'prod-001';
const ANSWER_WITHIN_MS = 240_000;
/** Coming in is not what is measured. */
const IN_AT_ONCE = 20;
/**
 * The shop turns away more requests than it can serve, and an answer may be lost on the way; buyers of the last pieces try again,
 * with the same key, and have ordered once.
 */
const TRY_AGAIN = [429, 502, 503, 504];
const TRY_AGAIN_AFTER_MS = 1_000;
const END_WITHIN_MS = 120_000;

const { values } = parseArgs({
  options: { buyers: { type: 'string', default: '1000' }, pieces: { type: 'string', default: '100' } },
});
const buyers = Number(values.buyers);
const pieces = Number(values.pieces);

await withShop(async ({ system, signal }) => {
  const shop = system.entry();
  const stock = await scarceProduct(system, PRODUCT, pieces);

  let again = 0;
  async function post<Answer>(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    for (;;) {
      const answer = await fetch(new URL(path, shop), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: within,
      });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text) as Answer;
      if (!TRY_AGAIN.includes(answer.status)) throw new Error(`POST ${path}: ${answer.status} ${text.slice(0, 200)}`);
      again += 1;
      await sleep(TRY_AGAIN_AFTER_MS * (0.5 + Math.random()), undefined, { signal: within });
    }
  }

  /** Everybody is a guest of their own. */
  async function comeIn(n: number): Promise<string> {
    const { token } = await post<{ token: string }>('/auth/guest', { name: `Buyer ${n}`, email: `b${n}@example.com` });
    return token;
  }

  async function buy(token: string, n: number): Promise<string> {
    const order = { lines: [{ productId: PRODUCT, quantity: 1 }], paymentMethod: 'tok_visa' };
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `last-pieces-${n}` };
    const { id } = await post<{ id: string }>('/api/orders', order, headers);
    return id;
  }

  const guests: string[] = [];
  while (guests.length < buyers) {
    const next = Array.from({ length: Math.min(IN_AT_ONCE, buyers - guests.length) }, (_, n) => guests.length + n);
    guests.push(...(await Promise.all(next.map(comeIn))));
  }
  again = 0;
  const startedAt = performance.now();
  const placed = await Promise.allSettled(guests.map(buy));
  const placedAfterMs = performance.now() - startedAt;
  const ids = placed.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const lost = placed.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  const ends = await stock.awaitEnds(ids, { withinMs: END_WITHIN_MS, signal });
  const endedAfterMs = performance.now() - startedAt;

  const { sold, reserved, free } = await stock.level();
  const paid = await stock.paidOrders(ids);
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  process.stdout.write(
    [
      `${buyers} buyers of the last ${pieces} pieces: ${sold} sold, ${ends.cancelled} rejected, ${lost.length} not taken`,
      `${ends.confirmed} orders confirmed, ${paid} paid, ${ends.open} still open; stock: ${reserved} reserved, ${free} free`,
      `all orders taken after ${seconds(placedAfterMs)}, all ended after ${seconds(endedAfterMs)}`,
      `${again} requests were turned away or not answered, and sent again`,
      ...[...new Set(lost)].slice(0, 3),
      '',
    ].join('\n'),
  );
  const exact = [sold, ends.confirmed, paid].every((count) => count === Math.min(pieces, buyers));
  process.exitCode = exact && reserved === 0 && ends.open === 0 && lost.length === 0 ? 0 : 1;
});
