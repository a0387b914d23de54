import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../harness/clock.ts';
import { openRegistryDatabase, registryRoutes } from '../schema-registry/index.ts';
import { badgesRoutes } from './badges/index.ts';
import type { BrokerContext, BrokerSettings } from './context.ts';
import { entryPoint } from './entry-point.ts';
import { environmentsRoutes, whereabouts } from './environments/index.ts';
import { BrokerEvents } from './events.ts';
import { type Access, type RateLimit, type Route, rateLimiter, serve } from './http/index.ts';
import { integrationsRoutes } from './integrations/index.ts';
import { listen } from './listen.ts';
import { matrixRoutes } from './matrix/index.ts';
import { metricsRoutes } from './metrics/index.ts';
import { openDatabase } from './open-database.ts';
import { pacticipantsRoutes } from './pacticipants/index.ts';
import { pactsRoutes } from './pacts/index.ts';
import { withPages } from './page/index.ts';
import { compareFromNowOn, compareMissing, providerContractRoutes } from './provider-contracts/index.ts';
import { providerStatesRoutes } from './provider-states/index.ts';
import { selectorsRoutes } from './selectors/index.ts';
import { verificationsRoutes } from './verifications/index.ts';
import { WebhookDeliveries, type WebhookSettings, webhookRoutes, webhookSettings } from './webhooks/index.ts';

export interface BrokerOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host?: string;
  /** Folder for `broker.sqlite`; without one the broker forgets everything when it ends. */
  readonly dir?: string | undefined;
  /** Default: open to whoever reaches it, which is this machine alone as long as `host` is loopback. */
  readonly access?: Access;
  /** Where clients reach it, if a proxy stands in between; default: what each request says. */
  readonly baseUrl?: string | undefined;
  readonly settings?: Partial<BrokerSettings>;
  readonly webhooks?: Partial<WebhookSettings>;
  /** For each client; undefined takes {@link defaultRateLimit}, false none. */
  readonly rateLimit?: RateLimit | false | undefined;
  /** Bytes. */
  readonly bodyLimit?: number | undefined;
  readonly clock?: Clock;
  readonly uuid?: () => string;
  /** Told what went wrong inside; default: the standard error. */
  readonly log?: (line: string) => void;
}

export interface Broker extends AsyncDisposable {
  readonly url: string;
  /** The database's file; undefined when it is kept in memory. */
  readonly file: string | undefined;
}

/** More than any build asks, and less than what a loop gone wild does. */
export const defaultRateLimit: RateLimit = { perSecond: 2_000, burst: 20_000 };
const defaultBodyLimit = 20 * 1024 * 1024;

/** Every room's routes. The first match answers: badges come first, and pacticipants last, because their paths take slashes. */
export const routesOf = (context: BrokerContext, webhooks: WebhookSettings): Route[] => [
  entryPoint,
  ...badgesRoutes(context),
  ...metricsRoutes(context),
  ...integrationsRoutes(context),
  ...providerStatesRoutes(context),
  ...selectorsRoutes(context),
  ...verificationsRoutes(context),
  ...matrixRoutes(context),
  ...providerContractRoutes(context),
  ...webhookRoutes(context, webhooks),
  ...pactsRoutes(context),
  ...environmentsRoutes(context),
  ...pacticipantsRoutes(context, whereabouts(context)),
];

/**
 * Starts a Pact Broker that the official clients talk to.
 * @throws EnvironmentError SD_PORT_TAKEN, SD_PORT_UNUSABLE, SD_BROKER_DATA
 * @example
 * await using broker = await startBroker({ port: 0 });
 * await fetch(broker.url);
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { host = '127.0.0.1', port, clock = systemClock } = options;
  const log = options.log ?? ((line) => process.stderr.write(`${line}\n`));
  await using resources = new AsyncDisposableStack();
  const { database, file } = openDatabase(options.dir);
  resources.use(database);
  const context: BrokerContext = {
    database,
    clock,
    uuid: options.uuid ?? randomUUID,
    events: new BrokerEvents(),
    settings: { allowDangerousContractModification: false, ...options.settings },
  };
  const { rateLimit = defaultRateLimit } = options;
  const webhooks = webhookSettings(options.webhooks);
  const onError = (error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const registry = resources.use(openRegistryDatabase(options.dir));
  const server = serve({
    routes: [...withPages(context, routesOf(context, webhooks)), ...registryRoutes({ database: registry })],
    access: options.access ?? { credentials: [], publicRead: false },
    baseUrl: options.baseUrl?.replace(/\/+$/, ''),
    bodyLimit: options.bodyLimit ?? defaultBodyLimit,
    limitRate: rateLimit === false ? () => {} : rateLimiter(rateLimit, clock),
    onError,
  });
  await listen(server, host, port);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  const baseUrl = () => options.baseUrl?.replace(/\/+$/, '') ?? url;
  // Released after the server: what the last requests set off is still noted.
  resources.use(new WebhookDeliveries(context, { settings: webhooks, baseUrl, onError }));
  resources.defer(() => close(server));
  resources.use(compareFromNowOn(context));
  compareMissing(context).catch(onError);
  const started = resources.move();
  return {
    url,
    file,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

/** A request that is being answered has so long to be done. */
const graceMs = 1_000;

/** Connections that wait for nothing are cut at once. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
  server.closeIdleConnections();
  const grace = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed.finally(() => clearTimeout(grace));
}
