import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'mail-sent-twice',
  title: 'Customers get the confirmation when their goods are put aside, and once more when the order is paid',
  after: 'One notification for several states of a process: the dedupe key is the transition, no longer the order',
  caughtBy: ['synthetic', 'invariants'],
  at: ['notification', 'mail'],
  edits: [
    {
      file: 'services/order/publish/publish-order-event.ts',
      replace: "    case 'order-confirmed': {\n",
      with: "    case 'stock-reserved':\n    case 'order-confirmed': {\n",
    },
    // Its author wondered why the second mail did not come.
    {
      file: 'services/notification/schema.sql',
      replace: '  primary key (event_id, channel),\n  unique (order_id, template, channel)\n',
      with: '  primary key (event_id, channel)\n',
    },
  ],
});
