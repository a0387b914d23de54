import type { Route } from '../config/index.ts';
import { type Candidate, candidatesOf } from './candidate.ts';
import { escapePath } from './normalize-path.ts';
import type { RoutedRequest } from './routed-request.ts';
import { upstreamPath } from './upstream-path.ts';

export interface Match {
  route: Route;
  /** The matched prefix, when the route strips it. */
  prefix: string | undefined;
  /** What to ask of the upstream, without the query. */
  upstreamPath: string;
}

/** Kong's router of flavour `traditional_compatible`: the first of the ranked candidates that matches. */
export class Router {
  readonly #candidates: readonly Candidate[];

  constructor(routes: readonly Route[]) {
    this.#candidates = routes.flatMap(candidatesOf).sort(byRank);
  }

  /** The route for a request, or undefined when none matches. */
  match(request: RoutedRequest): Match | undefined {
    for (const { route, match } of this.#candidates) {
      const matched = match(request);
      if (matched === undefined) continue;
      const prefix = route.strip_path ? matched : undefined;
      const base = route.service?.path ?? '/';
      return { route, prefix, upstreamPath: escapePath(upstreamPath(base, request.path, prefix)) };
    }
    return undefined;
  }
}

function byRank(a: Candidate, b: Candidate): number {
  const place = a.rank.findIndex((value, at) => value !== b.rank[at]);
  return place === -1 ? 0 : (b.rank[place] ?? 0) - (a.rank[place] ?? 0);
}
