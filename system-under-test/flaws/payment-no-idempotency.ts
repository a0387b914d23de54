import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'payment-no-idempotency',
  title: 'A charge whose answer was lost is taken twice',
  after:
    'WASABI retry class: retry of a non-idempotent call; money taken at once, with a key per attempt instead of one per charge',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'services/payment/payment-provider.ts',
      replace: "import { z } from 'zod';",
      with: "import { randomUUID } from 'node:crypto';\nimport { z } from 'zod';",
    },
    {
      file: 'services/payment/payment-provider.ts',
      replace: 'async authorise({ id, orderId,',
      with: 'async authorise({ orderId,',
    },
    {
      file: 'services/payment/payment-provider.ts',
      replace: 'method, capture: false };',
      with: 'method };',
    },
    {
      file: 'services/payment/payment-provider.ts',
      replace: "post('/v1/charges', id, body)",
      with: "post('/v1/charges', randomUUID(), body)",
    },
  ],
});
