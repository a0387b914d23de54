import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EnvironmentError, messageOf } from '../../errors.ts';
import { cacheFolder } from '../../toolchain/index.ts';
import { postgresAccount } from '../address.ts';
import { type Account, asAccount, giveTo } from './run-as.ts';

export interface ClusterOptions {
  /** Where the programs are, readable by `account`. */
  readonly home: string;
  readonly version: string;
  readonly account: Account | undefined;
  /** An empty folder of the account's. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Makes a data directory in `folder` and returns its path. initdb takes longer than anything else Postgres does, so what it
 * made the first time is kept in the cache and copied.
 * Throws EnvironmentError SD_POSTGRES_NOT_MADE with what initdb said.
 */
export async function makeCluster(options: ClusterOptions): Promise<string> {
  const { version, account, folder } = options;
  const cluster = join(folder, 'data');
  const template = join(cacheFolder(process.env), `postgres-${version}-data`);
  if (existsSync(template)) {
    cpSync(template, cluster, { recursive: true });
    giveTo(account, cluster);
    return cluster;
  }
  await initdb(cluster, options);
  keep(cluster, template);
  return cluster;
}

async function initdb(cluster: string, { home, account, folder, signal }: ClusterOptions): Promise<void> {
  const program = [join(home, 'bin', 'initdb'), '--pgdata', cluster, '--username', postgresAccount.user];
  // Loopback only, and every connection costs a SCRAM exchange otherwise; the password in the address is for form's sake.
  const flags = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const [file = '', ...args] = asAccount(account, [...program, ...flags]);
  await promisify(execFile)(file, args, { cwd: folder, signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    const said = (cause as { stderr?: string }).stderr ?? '';
    throw new EnvironmentError('SD_POSTGRES_NOT_MADE', `initdb failed: ${said.trim() || messageOf(cause)}`, {
      cause,
      details: { cluster },
    });
  });
}

/** Whoever renames first wins; a cache that cannot be written costs time only. */
function keep(cluster: string, template: string): void {
  const draft = `${template}.${process.pid}`;
  try {
    mkdirSync(cacheFolder(process.env), { recursive: true });
    cpSync(cluster, draft, { recursive: true });
    renameSync(draft, template);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Settings of every server: durable commits stay on, as trials kill what writes; the rest keeps it small. */
export function writeSettings(cluster: string, port: number): void {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    // Containers have little /dev/shm, and what is there stays behind when the server is killed.
    dynamic_shared_memory_type: 'mmap',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_line_prefix: '%m %d ',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  writeFileSync(join(cluster, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
}
