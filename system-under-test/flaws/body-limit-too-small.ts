import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'body-limit-too-small',
  title: 'Whoever wants much is sent away: an order of many lines is refused with 413',
  after: 'Hardening by the size of the typical request instead of the largest that is allowed',
  caughtBy: ['synthetic', 'generated'],
  at: ['order', 'user-bff'],
  edits: [
    { file: 'platform/http/router.ts', replace: "jsonLimit: '256kb'", with: "jsonLimit: '1kb'" },
    {
      file: 'platform/http/router.ts',
      replace: 'The body is larger than 256 kB',
      with: 'The body is larger than 1 kB',
    },
  ],
});
