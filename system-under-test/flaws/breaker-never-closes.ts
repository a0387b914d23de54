import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'breaker-never-closes',
  title: 'Payment is well again, and order does not find out until somebody restarts it',
  after: 'Nygard, Release It!: a circuit breaker without a way from open to half open',
  caughtBy: ['chaos'],
  at: ['order', 'order→payment'],
  edits: [
    {
      file: 'platform/edges/breaker.ts',
      replace: 'if (circuit.state === CircuitState.HalfOpen)',
      with: 'if (circuit.state !== CircuitState.Closed)',
    },
  ],
});
