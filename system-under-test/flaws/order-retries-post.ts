import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'order-retries-post',
  title: 'An order whose answer was lost is placed once more: each try goes out under a key of its own',
  after: 'WASABI retry class: retry of a non-idempotent call after it was sent',
  caughtBy: ['chaos'],
  at: ['order', 'user-bff', 'user-bff→order', 'payment', 'payment→psp'],
  edits: [
    {
      file: 'platform/edges/http-exchange.ts',
      replace: 'import { DEADLINE_HEADER,',
      with: "import { randomUUID } from 'node:crypto';\nimport { DEADLINE_HEADER,",
    },
    // Its author wanted to tell the tries apart in the callee's log.
    {
      file: 'platform/edges/http-exchange.ts',
      replace: "{ 'idempotency-key': idempotencyKey }",
      with: "{ 'idempotency-key': `${idempotencyKey}:${randomUUID()}` }",
    },
  ],
});
