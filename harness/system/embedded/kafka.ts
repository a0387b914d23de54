import { readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Supervised, supervise, tcpReady, until, whileRunning } from '../../process/index.ts';
import { ensureTool } from '../../toolchain/index.ts';
import type { TopicDefinition } from '../definition.ts';
import { topicsReady } from '../stores/topics.ts';
import { type Jvm, kafkaJvm } from './jvm.ts';
import { kafkaProperties } from './kafka-properties.ts';
import { formatStorage } from './kafka-storage.ts';
import type { Part, PartContext } from './part.ts';
import type { KafkaPorts } from './port-plan.ts';

export interface KafkaPlan {
  readonly name: string;
  readonly ports: KafkaPorts;
  /** By client: the port of its proxy. */
  readonly proxies: ReadonlyMap<string, number>;
  readonly topics: Readonly<Record<string, TopicDefinition>>;
}

/** Starts one KRaft broker, and makes the topics. */
export async function startKafka({ name, ports, proxies, topics }: KafkaPlan, context: PartContext): Promise<Part> {
  const { clock, registry, signal, exits } = context;
  const ensure = { onProgress: context.progress, signal };
  const [java, { path: jars, version }] = await Promise.all([ensureTool('java', ensure), ensureTool('kafka', ensure)]);
  const folder = registry.tempDir('kafka');
  try {
    const classpath = jarsIn(jars);
    const jvm = kafkaJvm(java, classpath);
    const propertiesFile = join(folder, 'server.properties');
    const storage = join(folder, 'data');
    writeFileSync(propertiesFile, kafkaProperties(ports, proxies, storage));
    await formatStorage({ java: java.path, version, classpath, propertiesFile, folder: storage, signal });
    const broker = await supervise({
      name,
      command: [java.path, ...jvm.flags, '-cp', classpath.join(delimiter), 'kafka.Kafka', propertiesFile],
      cwd: folder,
      logFile: context.logFile(name),
      ports: portsIn(ports),
      registry,
      onUnexpectedExit: exits.recorder('store'),
    });
    const stop = async (): Promise<void> => {
      await end(broker, jvm);
      registry.removeTempDir(folder);
    };
    try {
      const ready = whileRunning(broker, tcpReady(ports.internal));
      await until(ready, { what: 'Kafka', withinMs: 60_000, everyMs: 20, clock, signal });
      await until(whileRunning(broker, topicsReady([`127.0.0.1:${ports.internal}`], topics)), {
        what: 'Kafka (its topics)',
        withinMs: 30_000,
        clock,
        signal,
      });
    } catch (error) {
      await stop();
      throw error;
    }
    return { name, pid: broker.pid, ports: portsIn(ports), stop };
  } catch (error) {
    registry.removeTempDir(folder);
    throw error;
  }
}

/** What it stored is thrown away, so it need not be asked nicely, unless it has its class archive to write. */
async function end(broker: Supervised, jvm: Jvm): Promise<void> {
  if (!jvm.archives) broker.kill('SIGKILL');
  await broker.stop({ graceMs: 20_000 });
  jvm.keepArchive();
}

/** In a fixed order: the class archive holds for just this classpath. */
const jarsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jar'))
    .sort()
    .map((file) => join(folder, file));

const portsIn = ({ controller, internal, clients }: KafkaPorts): number[] => [
  controller,
  internal,
  ...clients.values(),
];
