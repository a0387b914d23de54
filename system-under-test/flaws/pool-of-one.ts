import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'pool-of-one',
  title: 'However many ask, the database is asked by one at a time',
  after: 'Nygard, Release It!: blocked threads; a pool sized for “one connection per instance is enough”',
  caughtBy: ['load'],
  edits: [{ file: 'platform/postgres/database.ts', replace: '{ poolSize = 16 }', with: '{ poolSize = 1 }' }],
});
