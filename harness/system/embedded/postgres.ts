import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { supervise, until, whileRunning } from '../../process/index.ts';
import { acceptsQueries, createDatabases } from '../stores/databases.ts';
import type { Part, PartContext } from './part.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { makeCluster, writeSettings } from './postgres-template.ts';
import { asAccount, giveTo, readableBy, unprivilegedAccount } from './run-as.ts';

/** Starts a Postgres server with a database for each service, named after it. */
export async function startPostgres(
  name: string,
  port: number,
  services: readonly string[],
  context: PartContext,
): Promise<Part> {
  const { clock, registry, signal, exits } = context;
  const account = unprivilegedAccount();
  const { home: installed, version } = await postgresPrograms();
  const folder = registry.tempDir('postgres');
  try {
    giveTo(account, folder);
    const home = readableBy(account, join(installed), folder);
    const cluster = await makeCluster({ home, version, account, folder, signal });
    writeSettings(cluster, port);
    chmodSync(cluster, 0o700);
    const server = await supervise({
      name,
      command: asAccount(account, [join(home, 'bin', 'postgres'), '-D', cluster]),
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', PGTZ: 'UTC' },
      logFile: context.logFile(name),
      ports: [port],
      registry,
      onUnexpectedExit: exits.recorder('store'),
    });
    const stop = async (): Promise<void> => {
      server.kill('SIGQUIT'); // "Immediate": nobody reads the data again, but shared memory is given back.
      await Promise.race([server.exited, clock.sleep(3_000)]);
      await server.stop();
      registry.removeTempDir(folder);
    };
    try {
      const ready = whileRunning(server, acceptsQueries(port));
      await until(ready, { what: 'Postgres', withinMs: 30_000, everyMs: 25, clock, signal });
      await createDatabases(port, services);
    } catch (error) {
      await stop();
      throw error;
    }
    return { name, pid: server.pid, ports: [port], stop };
  } catch (error) {
    registry.removeTempDir(folder);
    throw error;
  }
}
