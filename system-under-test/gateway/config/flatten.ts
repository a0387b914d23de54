import type { Consumer, Credential, JwtSecret, KongConfig, PluginConfig, Route, Scope, Service } from './entities.ts';
import { entityId } from './entity-id.ts';
import type { Problem } from './kong-config-error.ts';
import { Named } from './named.ts';
import { formatPath, type Path } from './problems.ts';
import type { File } from './schema.ts';
import { splitServiceUrl } from './service-url.ts';

type FilePlugin = File['plugins'][number];
/** Checks one plugin's own config and fills in its defaults; adds to `problems` when it cannot. */
export type CheckPlugin = (plugin: FilePlugin, path: Path, problems: Problem[]) => unknown;

/** Turns the nested and the top-level form of a file into one flat, fully referenced {@link KongConfig}. */
export function flatten(file: File, checkPlugin: CheckPlugin): { config: KongConfig; problems: Problem[] } {
  const problems: Problem[] = [];
  const services = new Named<Service>('services', problems);
  const routes = new Named<Route>('routes', problems);
  const consumers = new Named<Consumer>('consumers', problems);
  const keys = new Named<Credential>('keyauth_credentials', problems, 'key');
  const secrets = new Named<JwtSecret>('jwt_secrets', problems, 'key');
  const plugins: PluginConfig[] = [];
  const seenPlugins = new Set<string>();

  for (const [at, entry] of file.services.entries()) addService(entry, ['services', at]);
  for (const [at, entry] of file.routes.entries()) {
    const path = ['routes', at];
    addRoute(
      entry,
      path,
      entry.service === undefined ? undefined : services.resolve(entry.service, [...path, 'service']),
    );
  }
  for (const [at, entry] of file.consumers.entries()) addConsumer(entry, ['consumers', at]);
  for (const [at, entry] of file.keyauth_credentials.entries()) addKey(entry, ['keyauth_credentials', at], undefined);
  for (const [at, entry] of file.jwt_secrets.entries()) addSecret(entry, ['jwt_secrets', at], undefined);
  for (const [at, entry] of file.plugins.entries()) addPlugin(entry, ['plugins', at], {});

  return {
    config: {
      services: services.all,
      routes: routes.all.filter((route) => route.service?.enabled !== false),
      consumers: consumers.all,
      plugins,
      keyauth_credentials: keys.all,
      jwt_secrets: secrets.all,
    },
    problems,
  };

  function addService({ routes: nested, plugins: own, url, ...entry }: File['services'][number], path: Path): void {
    const target = url === undefined ? undefined : splitServiceUrl(url);
    if (url !== undefined && !target)
      problems.push({ path: formatPath([...path, 'url']), value: url, message: 'expected an http(s) URL' });
    const host = target?.host ?? entry.host;
    if (!host && !url)
      problems.push({ path: formatPath([...path, 'host']), value: undefined, message: 'required field missing' });
    const service: Service = {
      ...entry,
      ...target,
      host: host ?? '',
      id: entry.id ?? idOf('services', entry.name, path),
    };
    services.add(service, entry.name, path);
    for (const [at, route] of nested.entries()) addRoute(route, [...path, 'routes', at], service);
    for (const [at, plugin] of own.entries()) addPlugin(plugin, [...path, 'plugins', at], { service: service.id });
  }

  function addRoute(
    { plugins: own, ...entry }: File['routes'][number],
    path: Path,
    service: Service | undefined,
  ): void {
    const route: Route = { ...entry, service, id: entry.id ?? idOf('routes', entry.name, path) };
    routes.add(route, entry.name, path);
    for (const [at, plugin] of own.entries()) addPlugin(plugin, [...path, 'plugins', at], { route: route.id });
  }

  function addConsumer(entry: File['consumers'][number], path: Path): void {
    const { username, custom_id } = entry;
    const consumer: Consumer = { id: entry.id ?? idOf('consumers', username ?? custom_id, path), username, custom_id };
    consumers.add(consumer, username, path);
    for (const [at, key] of entry.keyauth_credentials.entries())
      addKey(key, [...path, 'keyauth_credentials', at], consumer);
    for (const [at, secret] of entry.jwt_secrets.entries()) addSecret(secret, [...path, 'jwt_secrets', at], consumer);
    for (const [at, plugin] of entry.plugins.entries())
      addPlugin(plugin, [...path, 'plugins', at], { consumer: consumer.id });
  }

  function addKey(entry: File['keyauth_credentials'][number], path: Path, parent: Consumer | undefined): void {
    const consumer = parent ?? consumers.resolve(entry.consumer, [...path, 'consumer']);
    if (consumer)
      keys.add(
        { id: entry.id ?? entityId('keyauth_credentials', entry.key), key: entry.key, consumer },
        entry.key,
        path,
      );
  }

  function addSecret(entry: File['jwt_secrets'][number], path: Path, parent: Consumer | undefined): void {
    const consumer = parent ?? consumers.resolve(entry.consumer, [...path, 'consumer']);
    if (consumer)
      secrets.add({ ...entry, id: entry.id ?? entityId('jwt_secrets', entry.key), consumer }, entry.key, path);
  }

  function addPlugin(entry: FilePlugin, path: Path, parent: Scope): void {
    const scope: Scope = {
      route: parent.route ?? (entry.route && routes.resolve(entry.route, [...path, 'route'])?.id),
      service: parent.service ?? (entry.service && services.resolve(entry.service, [...path, 'service'])?.id),
      consumer: parent.consumer ?? (entry.consumer && consumers.resolve(entry.consumer, [...path, 'consumer'])?.id),
    };
    const key = [entry.name, scope.route, scope.service, scope.consumer].join('|');
    if (seenPlugins.has(key)) {
      problems.push({
        path: formatPath(path),
        value: entry.name,
        message: 'uniqueness violation: this plugin is already declared here',
      });
    }
    seenPlugins.add(key);
    const config = checkPlugin(entry, path, problems);
    if (entry.enabled) plugins.push({ name: entry.name, scope, config });
  }
}

function idOf(kind: string, name: string | undefined, path: Path): string {
  return entityId(kind, name ?? formatPath(path));
}
