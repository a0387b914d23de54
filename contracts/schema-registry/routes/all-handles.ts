import type { Handle } from '../../broker/http/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { compatibilityHandles } from './compatibility.ts';
import { configHandles } from './config.ts';
import { modeHandles } from './mode.ts';
import type { RouteName } from './route-names.ts';
import { schemaHandles } from './schemas.ts';
import { subjectHandles } from './subjects.ts';

export const allHandles = (context: RegistryContext): Readonly<Record<RouteName, Handle>> => ({
  ...schemaHandles(context),
  ...subjectHandles(context),
  ...compatibilityHandles(context),
  ...configHandles(context),
  ...modeHandles(context),
});
