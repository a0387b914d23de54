import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'provider-requires-new-header',
  title: 'No order can be paid for any more: payment wants to know the sales channel, which nobody who calls it sends',
  after: 'Robinson, Consumer-Driven Contracts (2006): a provider that asks for more than its consumers give',
  caughtBy: ['contracts'],
  edits: [
    {
      file: 'services/payment/routes.ts',
      replace: `      headers,
      body: ChargeInput,
`,
      with: `      headers: headers.extend({ 'sales-channel': z.enum(['web', 'app', 'phone']) }),
      body: ChargeInput,
`,
    },
  ],
});
