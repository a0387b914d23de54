import type { Handle } from '../../broker/http/index.ts';
import type { RouteName } from './route-names.ts';

/** Of some of the routes. */
export type Handles = { readonly [Name in RouteName]?: Handle };
