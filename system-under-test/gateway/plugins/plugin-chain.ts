import type { Answer } from '../answer/index.ts';
import type { KongConfig, Scope } from '../config/index.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin, PluginInstance } from './plugin.ts';

/** Which scopes Kong tries, the most specific first: `lookup_cfg` of kong/runloop/plugins_iterator.lua. */
const SPECIFICITY: readonly (readonly (keyof Scope)[])[] = [
  ['route', 'service', 'consumer'],
  ['route', 'consumer'],
  ['service', 'consumer'],
  ['route', 'service'],
  ['consumer'],
  ['route'],
  ['service'],
  [],
];

interface Step {
  instances: Map<string, PluginInstance>;
  /** Answers of {@link Step.instances} by route, service and consumer together. */
  found: Map<string, PluginInstance | undefined>;
}

/** The plugins of a configuration, in order; for each request at most one instance of each name. */
export class PluginChain {
  readonly #steps: readonly Step[];

  constructor(config: KongConfig, plugins: readonly Plugin[], now: () => number) {
    const consumers = new Map(
      config.consumers.flatMap((one) => [one.id, one.username ?? one.id].map((key) => [key, one] as const)),
    );
    this.#steps = plugins.flatMap((plugin) => {
      const instances = new Map(
        config.plugins
          .filter(({ name }) => name === plugin.name)
          .map(({ scope, config: own }) => {
            const environment = { credentials: config, findConsumer: (key: string) => consumers.get(key), scope, now };
            return [keyOf(scope), plugin.create(own, environment)];
          }),
      );
      return instances.size ? [{ instances, found: new Map() }] : [];
    });
  }

  /** Runs `access` in order until one answers. Each step looks anew, since authentication may just have found the consumer. */
  access(exchange: Exchange): Answer | undefined {
    for (const step of this.#steps) {
      const answer = instanceFor(step, exchange)?.access?.(exchange);
      if (answer) return answer;
    }
    return undefined;
  }

  /** Runs every `headerFilter`, also those after a plugin that answered. */
  headerFilter(exchange: Exchange): void {
    for (const step of this.#steps) instanceFor(step, exchange)?.headerFilter?.(exchange);
  }
}

function instanceFor(step: Step, exchange: Exchange): PluginInstance | undefined {
  const scope: Scope = { route: exchange.route?.id, service: exchange.service?.id, consumer: exchange.consumer?.id };
  const key = keyOf(scope);
  if (!step.found.has(key)) step.found.set(key, mostSpecific(step.instances, scope));
  return step.found.get(key);
}

function mostSpecific(instances: Map<string, PluginInstance>, scope: Scope): PluginInstance | undefined {
  for (const parts of SPECIFICITY) {
    if (parts.some((part) => scope[part] === undefined)) continue;
    const instance = instances.get(keyOf(Object.fromEntries(parts.map((part) => [part, scope[part]]))));
    if (instance) return instance;
  }
  return undefined;
}

function keyOf({ route = '', service = '', consumer = '' }: Scope): string {
  return `${route}|${service}|${consumer}`;
}
