import type { Handle, Route } from '../../broker/http/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { refuse } from './reply.ts';
import { asking, type RouteName, routeNames } from './route-names.ts';

/**
 * The interface of Confluent's registry; none of its paths is one of the pact broker's, so the two share a server.
 *
 * The engines for Avro, JSON Schema and Protobuf are loaded when the first request comes: a broker that nobody asks for a schema
 * starts without them.
 */
export function registryRoutes(context: RegistryContext): Route[] {
  let loading: Promise<Readonly<Record<RouteName, Handle>>> | undefined;
  const handles = () => {
    loading ??= import('./all-handles.ts').then(({ allHandles }) => allHandles(context));
    return loading;
  };
  return routeNames.map((name) => ({
    method: methodOf(name),
    path: name.slice(name.indexOf(' ') + 1),
    reads: asking.has(name),
    refuse,
    handle: async (request) => (await handles())[name](request),
  }));
}

const methodOf = (name: RouteName): Route['method'] => name.slice(0, name.indexOf(' ')) as Route['method'];
