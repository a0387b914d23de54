import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'event-drops-field',
  title: 'Customers are greeted as "Hello undefined" since names no longer travel over Kafka',
  after: 'Schema evolution: a dropped field is not forward compatible, consumers go first',
  caughtBy: ['contracts'],
  edits: [
    {
      file: 'events/order-confirmed.ts',
      replace: 'name: z.string(), email: z.email()',
      with: 'name: z.string().optional(), email: z.email()',
    },
    {
      file: 'services/order/publish/publish-order-event.ts',
      replace: 'const { id, name, email } = customer;',
      with: 'const { id, email } = customer;',
    },
    {
      file: 'services/order/publish/publish-order-event.ts',
      replace: 'customer: { id, name, email }',
      with: 'customer: { id, email }',
    },
    {
      file: 'services/notification/templates/template.ts',
      replace: 'readonly customer: { readonly name: string;',
      with: 'readonly customer: { readonly name?: string | undefined;',
    },
  ],
});
