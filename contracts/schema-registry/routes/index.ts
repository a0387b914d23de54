import type { Route } from '../../broker/http/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { compatibilityRoutes } from './compatibility.ts';
import { configRoutes } from './config.ts';
import { modeRoutes } from './mode.ts';
import { refuse } from './reply.ts';
import { schemaRoutes } from './schemas.ts';
import { subjectRoutes } from './subjects.ts';

/** The interface of Confluent's registry; none of its paths is one of the pact broker's, so the two share a server. */
export const registryRoutes = (context: RegistryContext): Route[] =>
  [
    ...schemaRoutes(context),
    ...subjectRoutes(context),
    ...compatibilityRoutes(context),
    ...configRoutes(context),
    ...modeRoutes(context),
  ].map((route) => ({ ...route, refuse }));
