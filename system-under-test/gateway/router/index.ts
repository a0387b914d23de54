/** Finds the route of a request by Kong's `traditional_compatible` rules, and the path to ask of the upstream. */
export { normalizePath } from './normalize-path.ts';
export type { RoutedRequest } from './routed-request.ts';
export { type Match, Router } from './router.ts';
