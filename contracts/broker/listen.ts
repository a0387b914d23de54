import type { Server } from 'node:http';
import { EnvironmentError } from '../../harness/errors.ts';

/** @throws EnvironmentError SD_PORT_TAKEN, with who holds it where that is known, or SD_PORT_UNUSABLE */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port }, () => {
      server.off('error', resolve);
      resolve(undefined);
    });
  });
  if (!error) return;
  const details = { host, port };
  if (error.code !== 'EADDRINUSE')
    throw new EnvironmentError('SD_PORT_UNUSABLE', `The broker cannot listen on ${host}:${port}: ${error.message}.`, {
      cause: error,
      details,
    });
  // Who needs a broker that starts fast does not need this.
  const { portOwner } = await import('../../harness/process/index.ts');
  const owner = portOwner(port);
  const by = owner ? `by pid ${owner.pid} (${owner.command})` : 'by a process that cannot be identified';
  throw new EnvironmentError(
    'SD_PORT_TAKEN',
    `The broker needs port ${port}, which is taken ${by}. End that process, or give the broker another port.`,
    { cause: error, details: { ...details, ...(owner && { pid: owner.pid, command: owner.command }) } },
  );
}
