import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'readiness-lies',
  title: 'Requests are sent to a service that cannot reach its database, since it says that it is ready',
  after: 'Gray failure (Huang et al., HotOS 2017): what is asked differs from what is needed',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'platform/postgres/database.ts',
      replace: "    await database.query('select 1');\n",
      with: "    if (pool.ending) throw new DatabaseUnavailable('the pool is closing');\n",
    },
  ],
});
