import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { claimPort } from './port-claims.ts';
import { listeningRange } from './port-range.ts';
import { freePort, freePorts, requirePort } from './ports.ts';

let server: Server | undefined;
afterEach(() => server?.close());

function listen(port: number): Promise<void> {
  return new Promise((resolve) => {
    server = createServer().listen(port, '127.0.0.1', resolve);
  });
}

test('hands no port out twice', async () => {
  const ports = (await Promise.all([freePorts(20), freePorts(20), freePort()])).flat();
  expect(new Set(ports).size).toBe(41);
});

test('hands out ports that can be listened on, outside the ephemeral range', async () => {
  const port = await freePort();
  const { first, last } = listeningRange();
  expect(port).toBeGreaterThanOrEqual(first);
  expect(port).toBeLessThanOrEqual(last);
  await listen(port);
  expect(server?.listening).toBe(true);
});

test.each([
  { what: 'the usual range', ephemeral: { first: 32_768, last: 60_999 }, range: { first: 10_000, last: 30_000 } },
  {
    what: 'a range that begins low',
    ephemeral: { first: 15_000, last: 60_999 },
    range: { first: 10_000, last: 14_999 },
  },
  {
    what: 'a range without room below',
    ephemeral: { first: 1_024, last: 60_999 },
    range: { first: 61_000, last: 65_535 },
  },
  {
    what: 'a range that is everything',
    ephemeral: { first: 1_024, last: 65_535 },
    range: { first: 10_000, last: 30_000 },
  },
  { what: 'an unknown range', ephemeral: undefined, range: { first: 10_000, last: 30_000 } },
])('keeps clear of $what', ({ ephemeral, range }) => {
  expect(ephemeral ? listeningRange(ephemeral) : listeningRange(undefined)).toEqual(range);
});

test('says who has a port that is needed, and what to do', async () => {
  const port = await freePort();
  await requirePort(port, 'the gateway');
  await listen(port);
  await expect(requirePort(port, 'the gateway')).rejects.toMatchObject({
    code: 'SD_PORT_TAKEN',
    exitCode: 3,
    message: expect.stringMatching(
      new RegExp(`^the gateway needs port ${port}, .* pid ${process.pid} \\(.+\\)\\. End that process or`),
    ),
    details: { port, pid: process.pid },
  });
});

test('leaves a port to the run beside it that has it, even before that listens, until it ends', async () => {
  const script = `
    const { freePort } = await import(${JSON.stringify(join(import.meta.dirname, 'ports.ts'))});
    console.log(await freePort());
    process.stdin.resume();`;
  const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(other.stdout.setEncoding('utf8'), 'data');
  expect(claimPort(Number(line))).toBe(false);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(claimPort(Number(line))).toBe(true);
  expect(claimPort(Number(line))).toBe(false);
});
