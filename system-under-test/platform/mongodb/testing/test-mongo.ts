import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { standInJars } from './stand-in-jars.ts';

const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

export type TestMongo = AsyncDisposable &
  (
    | {
        readonly available: true;
        /** What answers: MongoDB, or its stand-in. */
        readonly what: string;
        /** The URL of an empty database. */
        createDatabase(): string;
      }
    | { readonly available: false; readonly reason: string }
  );

/**
 * The MongoDB that `MONGODB_URL` names (`mongodb://host:port`), else a stand-in: mongo-java-server, fetched once from Maven
 * Central and run with the Java of JAVA_HOME or PATH.
 */
export async function startTestMongo(): Promise<TestMongo> {
  const given = process.env.MONGODB_URL;
  if (given) return available('MongoDB', given, async () => {});
  try {
    const { url, stop } = await startStandIn(await standInJars());
    return available('its stand-in mongo-java-server', url, stop);
  } catch (error) {
    const reason = `MONGODB_URL is not set, and the stand-in cannot be had: ${error instanceof Error ? error.message : error}`;
    return { available: false, reason, [Symbol.asyncDispose]: async () => {} };
  }
}

function available(what: string, server: string, stop: () => Promise<void>): TestMongo {
  return {
    available: true,
    what,
    createDatabase() {
      const url = new URL(server);
      url.pathname = `/test-${randomUUID()}`;
      return url.href;
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function startStandIn(jars: string): Promise<{ url: string; stop(): Promise<void> }> {
  const source = fileURLToPath(new URL('./stand-in.java', import.meta.url));
  const flags = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const java = spawn(JAVA, [...flags, '-cp', `${jars}/*`, source], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said: string[] = [];
  java.stderr.on('data', (data) => said.push(String(data)));
  const url = await Promise.race([firstLine(java), endOf(java, said)]);
  return {
    url,
    async stop() {
      const exit = once(java, 'exit');
      java.stdin.end();
      await exit;
    },
  };
}

async function firstLine(java: ChildProcess): Promise<string> {
  if (!java.stdout) throw new Error('java has no output');
  const [line] = await once(createInterface(java.stdout), 'line');
  return String(line);
}

async function endOf(java: ChildProcess, said: readonly string[]): Promise<never> {
  const [code] = await once(java, 'exit');
  throw new Error(`java ended with ${code}: ${said.join('').slice(0, 300)}`);
}
