import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'slow-query-beyond-timeout',
  title:
    'Customers with orders cannot look through them: they are counted minute by minute since 2020, longer than anybody waits',
  after: 'Nygard, Release It!: slow responses; a calendar that is joined by the minute instead of the day',
  caughtBy: ['load', 'chaos'],
  at: ['order', 'order→postgres', 'user-bff→order'],
  edits: [
    {
      file: 'services/order/read-model/postgres/postgres-order-views.ts',
      replace: '`select count(*)::integer as total from ${table} where ${condition}`,',
      with: `\`select count(distinct order_id)::integer as total
       from (select generate_series(timestamptz '2020-01-01', now(), interval '1 minute') as minute) as calendar
       left join (select order_id, placed_at from \${table} where \${condition}) as placed
         on placed.placed_at like to_char(minute at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') || '%'\`,`,
    },
  ],
});
