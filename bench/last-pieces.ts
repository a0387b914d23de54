/**
 * Lets 1,000 buyers want the last 100 pieces of a product at the same moment, over the whole running shop:
 *
 *     node bench/last-pieces.ts [--buyers 1000] [--pieces 100]
 *
 * Prints how many were sold, to whom the rest was refused, and how long it took; exits with 1 when not exactly that many pieces were
 * sold, and each to an order that was confirmed and paid for.
 */
import { parseArgs } from 'node:util';
import { scarceProduct } from './scarce-product.ts';
import { withShop } from './with-shop.ts';

const PRODUCT = 'prod-001';
/** All come at once; a buyer whose connection has to wait is not turned away. */
const ANSWER_WITHIN_MS = 120_000;
const END_WITHIN_MS = 120_000;

const { values } = parseArgs({
  options: { buyers: { type: 'string', default: '1000' }, pieces: { type: 'string', default: '100' } },
});
const buyers = Number(values.buyers);
const pieces = Number(values.pieces);

await withShop(async ({ system, signal }) => {
  const shop = system.entry();
  const stock = await scarceProduct(system, PRODUCT, pieces);
  const within = () => AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);

  async function post<Answer>(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(new URL(path, shop), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: within(),
    });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
    return (await answer.json()) as Answer;
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

  const guests = await Promise.all(Array.from({ length: buyers }, (_, n) => comeIn(n)));
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
      ...[...new Set(lost)].slice(0, 3),
      '',
    ].join('\n'),
  );
  const exact = [sold, ends.confirmed, paid].every((count) => count === Math.min(pieces, buyers));
  process.exitCode = exact && reserved === 0 && ends.open === 0 && lost.length === 0 ? 0 : 1;
});
