import type { KafkaPorts } from './port-plan.ts';

/**
 * The broker's server.properties. One listener per client, whose advertised address is that client's proxy: whatever the
 * metadata says, a client comes back through its own proxy. INTERNAL is for the harness and goes around them all.
 */
export function kafkaProperties(ports: KafkaPorts, proxies: ReadonlyMap<string, number>, dataFolder: string): string {
  const { controller, internal } = ports;
  const clients = [...ports.clients].map(([client, port], at) => ({
    listener: `CLIENT_${at}`,
    port,
    proxy: proxies.get(client) ?? port,
  }));
  const at = (listener: string, port: number): string => `${listener}://127.0.0.1:${port}`;
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'INTERNAL',
    listeners: [
      at('CONTROLLER', controller),
      at('INTERNAL', internal),
      ...clients.map(({ listener, port }) => at(listener, port)),
    ],
    'advertised.listeners': [at('INTERNAL', internal), ...clients.map(({ listener, proxy }) => at(listener, proxy))],
    'listener.security.protocol.map': ['CONTROLLER', 'INTERNAL', ...clients.map(({ listener }) => listener)].map(
      (listener) => `${listener}:PLAINTEXT`,
    ),
    'log.dirs': dataFolder,
    // A single broker cannot hold three replicas, and fifty partitions of offsets only cost start-up time.
    'offsets.topic.num.partitions': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,
    'auto.create.topics.enable': false,
    // Each listener has network threads of its own.
    'num.network.threads': 1,
    'num.io.threads': 2,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}\n`)
    .join('');
}
