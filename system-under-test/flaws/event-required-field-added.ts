import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'event-required-field-added',
  title: 'Consumers refuse every cancellation that was told before the last release',
  after: 'Schema evolution: a required field without default is not backward compatible, old events lack it',
  caughtBy: ['contracts'],
  edits: [
    {
      file: 'events/order-cancelled.ts',
      replace: '    reason: z.string(),\n',
      with: '    reason: z.string(),\n    currency: z.string(),\n',
    },
    {
      file: 'services/order/publish/publish-order-event.ts',
      replace: '{ orderId, reason: event.data.reason }',
      with: '{ orderId, reason: event.data.reason, currency }',
    },
  ],
});
