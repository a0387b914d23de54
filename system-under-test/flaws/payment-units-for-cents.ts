import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'payment-units-for-cents',
  title: 'Customers pay a hundredth of the price: amounts reach the provider in euros, where it counts in cents',
  after: 'Mars Climate Orbiter Mishap Investigation Board, Phase I Report (1999): two sides, two units, one number',
  caughtBy: ['synthetic', 'invariants'],
  edits: [
    {
      file: 'services/payment/payment-provider.ts',
      replace: 'const body = { reference: orderId, amount, currency, method, capture: false };',
      with: 'const body = { reference: orderId, amount: Math.round(amount / 100), currency, method, capture: false };',
    },
  ],
});
