import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'payment-no-idempotency',
  title: 'A charge whose answer was lost is taken twice',
  after: 'WASABI retry class: retry of a non-idempotent call; a key per attempt instead of one per charge',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'services/payment/charge.ts',
      replace: "if (charge.status !== 'pending') return charge;",
      with: "if (charge.status === 'voiding' || charge.status === 'voided') return charge;",
    },
    {
      file: 'services/payment/payment-provider.ts',
      replace: "import { z } from 'zod';",
      with: "import { randomUUID } from 'node:crypto';\nimport { z } from 'zod';",
    },
    {
      file: 'services/payment/payment-provider.ts',
      replace: 'async charge({ id, orderId,',
      with: 'async charge({ orderId,',
    },
    {
      file: 'services/payment/payment-provider.ts',
      replace: 'idempotencyKey: id,',
      with: 'idempotencyKey: randomUUID(),',
    },
  ],
});
