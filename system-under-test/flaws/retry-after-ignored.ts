import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'retry-after-ignored',
  title: 'A callee that asks for a pause is asked again at once',
  after: 'RFC 9110, 10.2.3: Retry-After says how long to wait, and not that no backoff is needed',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'platform/edges/retry.ts',
      replace: 'const pauseMs = Math.max(backoff(failures), retryAfterOf(outcome) ?? 0);',
      with: 'const pauseMs = retryAfterOf(outcome) === undefined ? backoff(failures) : 0;',
    },
  ],
});
