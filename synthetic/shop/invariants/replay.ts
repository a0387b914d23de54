import { defineInvariant } from 'shakedown';
import { query } from '../read-shop.ts';
import { violation } from '../violations.ts';

interface Difference {
  readonly id: string;
  readonly differs: string;
}

/** Replayed in SQL, apart from the service's own code: a mistake in that would be in both sides of the comparison. */
export const replay = defineInvariant({
  id: 'replay',
  title: 'Replaying the events of each order gives the read model that is stored, and its figures add up',
  check: async (context) => {
    const found = await query<Difference>(
      context,
      'order',
      `with replayed as (
         select stream_id as id, count(*) as events, max(version) - min(version) + 1 as versions, max(version) as version,
           count(*) filter (where type = 'order-placed') as placed,
           count(*) filter (where type in ('order-confirmed', 'order-cancelled')) as ends,
           -- An order that is refunded was confirmed before; of these words the last one in the alphabet is the last one said.
           coalesce(max(case type when 'order-confirmed' then 'confirmed' when 'order-cancelled' then 'cancelled' when 'order-refunded' then 'refunded' end), 'pending') as status,
           max(data->>'reason') filter (where type = 'order-cancelled') as reason,
           (array_agg(data) filter (where type = 'order-placed'))[1] as placed_data
         from event group by stream_id
       ), lines as (
         select order_id as id, sum((line->>'quantity')::integer * (line->>'price')::integer) as subtotal,
           jsonb_agg(jsonb_build_array(line->'productId', line->'quantity', line->'price') order by position) as lines
         from order_view, jsonb_array_elements(document->'lines') with ordinality as viewed (line, position) group by order_id
       ), placed_lines as (
         select id, jsonb_agg(jsonb_build_array(line->'productId', line->'quantity', line->'price') order by position) as lines
         from replayed, jsonb_array_elements(placed_data->'lines') with ordinality as placed (line, position) group by id
       ), compared as (
         select coalesce(r.id, v.order_id) as id, concat_ws(', ',
           case when r.id is null then 'it has no events' end,
           case when v.order_id is null then 'it has no read model' end,
           case when r.placed <> 1 then 'it was placed ' || r.placed || ' times' end,
           case when r.ends > 1 then 'it ended ' || r.ends || ' times' end,
           case when r.events <> r.versions then 'its versions have gaps' end,
           case when v.version <> r.version then 'version ' || v.version || ' instead of ' || r.version end,
           case when v.status <> r.status then v.status || ' instead of ' || r.status end,
           case when r.id is not null and v.order_id is not null and v.reason is distinct from r.reason then 'the reason ' || coalesce(v.reason, 'none') || ' instead of ' || coalesce(r.reason, 'none') end,
           case when v.total <> (r.placed_data->>'total')::integer then 'the total ' || v.total || ' instead of ' || (r.placed_data->>'total') end,
           case when r.id is not null and v.order_id is not null and l.lines is distinct from p.lines then 'other lines' end,
           case when v.subtotal <> l.subtotal then 'the subtotal ' || v.subtotal || ' of lines worth ' || l.subtotal end,
           case when v.total <> v.subtotal - v.discount then 'the total ' || v.total || ' of ' || v.subtotal || ' - ' || v.discount end
         ) as differs
         from replayed r full join order_view v on v.order_id = r.id
         left join lines l on l.id = v.order_id left join placed_lines p on p.id = r.id
       )
       select id, differs from compared where differs <> '' order by id`,
    );
    return violation(
      'order',
      'orders that differ from their events',
      found.map(({ id, differs }) => `${id} (${differs})`),
    );
  },
});
