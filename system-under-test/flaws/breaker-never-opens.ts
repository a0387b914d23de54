import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'breaker-never-opens',
  title: 'A payment service that is away is asked again and again by every order that waits for it',
  after: 'Nygard, Release It!: a circuit breaker that is made anew for each call counts nobody’s failures',
  caughtBy: ['chaos'],
  at: ['order', 'order→payment'],
  edits: [
    {
      file: 'platform/edges/edge.ts',
      replace: '  const breaker = createBreaker(peer, policy, { log, observer });\n',
      with: '  const breaker = () => createBreaker(peer, policy, { log, observer });\n',
    },
    { file: 'platform/edges/edge.ts', replace: '() => breaker(() =>', with: '() => breaker()(() =>' },
  ],
});
