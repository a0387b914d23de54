import { z } from 'zod';
import { checkDriverOptions } from '../driver-options.ts';

/** A system as containers. */
export interface ComposeDriver {
  readonly kind: 'compose';
  /** The compose file, relative to the config's folder. Its services bear the names of the system's services and stores. */
  readonly file: string;
  /** Ports inside the containers, by service and port; default: 3000 for a service's first port, 3001 for its second … */
  readonly ports?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const port = z.int().min(1).max(65_535);
const options = z.strictObject({
  file: z.string().min(1),
  ports: z.record(z.string(), z.record(z.string(), port)).optional(),
});

/**
 * Runs a system from a compose file. The driver sets the variables with which the file is read:
 *
 * | variable | holds |
 * | --- | --- |
 * | `EDGE_ORDER_PAYMENT` | the address that `order` is told for `payment`, through the Toxiproxy container |
 * | `PORT_ORDER_HTTP` | port of 127.0.0.1 to publish `order`'s port `http` on, around all proxies |
 * | `PORT_CLIENT_GATEWAY` | port of 127.0.0.1, and of the container `toxiproxy`, for an entry |
 * | `PORT_TOXIPROXY`, `PORT_POSTGRES`, `PORT_KAFKA` | ports of 127.0.0.1 to publish 8474, 5432 and 9094 on |
 * | `KAFKA_LISTENERS`, `KAFKA_ADVERTISED_LISTENERS`, `KAFKA_LISTENER_SECURITY_PROTOCOL_MAP` | a listener per client |
 * | `OTLP_ENDPOINT` | where spans go, as containers reach it |
 *
 * Throws UsageError SD_CONFIG_INVALID.
 *
 * @example
 * defineConfig({ system: shop, driver: compose({ file: 'docker-compose.test.yml', ports: { gateway: { http: 8000 } } }) });
 */
export function compose(given: Omit<ComposeDriver, 'kind'>): ComposeDriver {
  checkDriverOptions('compose', options, given);
  return { kind: 'compose', ...given };
}
