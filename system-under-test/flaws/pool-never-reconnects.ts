import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'pool-never-reconnects',
  title: 'After Postgres was restarted, a service answers 503 until it is restarted too',
  after: 'Nygard, Release It!: a pool that hands out connections it has not looked at',
  caughtBy: ['chaos'],
  edits: [
    // Its author measured that a connection at hand is got faster than one that the pool checks in and out.
    {
      file: 'platform/postgres/database.ts',
      replace: '  const limited = new WeakSet<PoolClient>();\n',
      with: '  const limited = new WeakSet<PoolClient>();\n  const atHand: PoolClient[] = [];\n',
    },
    {
      file: 'platform/postgres/database.ts',
      replace: `    const client = await pool.connect().catch((error) => {
      throw classify(error);
    });
    let broken = false;
`,
      with: `    const client =
      atHand.pop() ??
      (await pool.connect().catch((error) => {
        throw classify(error);
      }));
`,
    },
    {
      file: 'platform/postgres/database.ts',
      replace: `    } catch (error) {
      broken = error instanceof DatabaseUnavailable;
      throw error;
    } finally {
      client.release(broken);
    }
`,
      with: `    } finally {
      atHand.push(client);
    }
`,
    },
    // Nobody waits for one that comes back, so there have to be enough.
    { file: 'platform/postgres/database.ts', replace: '{ poolSize = 16 }', with: '{ poolSize = 64 }' },
  ],
});
