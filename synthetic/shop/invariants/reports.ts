import { defineInvariant } from 'shakedown';
import { query, read } from '../read-shop.ts';
import { violation } from '../violations.ts';

/** Revenue is in cents, less what was given back. */
interface Figures {
  readonly orders: number;
  readonly confirmed: number;
  readonly cancelled: number;
  readonly refunded: number;
  readonly revenue: number;
}

const nothing: Figures = { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 };
const everyDay = 'from=2000-01-01&to=2999-12-31';

/** By what the report says to a reader, against what order knows to be synthetic. */
export const reports = defineInvariant({
  id: 'reports',
  title: 'The sales report counts each real order once and no synthetic one, which have a report of their own',
  check: async (context) => {
    const figures = await query<Figures & { synthetic: boolean }>(
      context,
      'order',
      `select synthetic, count(*)::integer as orders,
         (count(*) filter (where status in ('confirmed', 'refunded')))::integer as confirmed,
         (count(*) filter (where status = 'cancelled'))::integer as cancelled,
         (count(*) filter (where status = 'refunded'))::integer as refunded,
         coalesce(sum(total) filter (where status = 'confirmed'), 0)::float8 as revenue
       from order_view group by synthetic`,
    );
    const wrong = async (traffic: 'real' | 'synthetic') => {
      const is = figures.find(({ synthetic }) => synthetic === (traffic === 'synthetic')) ?? nothing;
      const { total } = await read<{ total: Figures }>(
        context,
        'analytics',
        `/reports/sales?${everyDay}&traffic=${traffic}`,
      );
      const found = (Object.keys(nothing) as (keyof Figures)[]).filter((figure) => total[figure] !== is[figure]);
      return violation(
        'order→analytics',
        `figures of the report on ${traffic} traffic that are wrong`,
        found.map((figure) => `${figure} ${total[figure]} instead of ${is[figure]}`),
      );
    };
    return [...(await wrong('real')), ...(await wrong('synthetic'))];
  },
});
