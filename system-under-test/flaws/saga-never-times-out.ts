import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'saga-never-times-out',
  title: 'An order whose payment did not answer stays pending for ever: its saga ends with the error, deadline and all',
  after:
    'Garcia-Molina and Salem, Sagas (1987): a saga either completes or is compensated, which takes somebody who asks again',
  caughtBy: ['chaos', 'invariants'],
  at: ['order', 'order→payment'],
  edits: [
    {
      file: 'services/order/saga/start-saga.ts',
      replace: 'await postponeStep(database, step.order_id, waitMs);',
      with: 'await endSaga(database, step.order_id);',
    },
    {
      file: 'services/order/saga/start-saga.ts',
      replace: "import { claimSteps, postponeStep, type SagaStep } from './saga-table.ts';",
      with: "import { claimSteps, endSaga, type SagaStep } from './saga-table.ts';",
    },
  ],
});
