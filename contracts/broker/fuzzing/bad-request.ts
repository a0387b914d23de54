import type { Random } from '../../../harness/random.ts';
import type { Route } from '../http/index.ts';
import { badSegment } from './bad-values.ts';
import { brokenBody } from './break-body.ts';

export interface BadRequest {
  readonly method: string;
  /** As it is sent: not encoded any further. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** Names, numbers and ids that the broker knows, by the name of the parameter: half a right address goes deeper than a wrong one. */
export type KnownNames = Readonly<Record<string, readonly string[]>>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];
const accepts = [
  '*/*',
  'application/hal+json',
  'text/html',
  'text/plain',
  'image/svg+xml',
  'nonsense',
  'a/b;q=x, ;,',
  '',
];
const types = [
  'application/json',
  'application/merge-patch+json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'x',
  '',
];

/** A request that something is wrong with, most of the time; the same seed makes the same ones. */
export function badRequest(
  random: Random,
  routes: readonly Pick<Route, 'method' | 'path'>[],
  known: KnownNames,
): BadRequest {
  const drawn = random.pick(routes);
  // What is deleted cannot be found by those that come after.
  const route = drawn.method === 'DELETE' && random.int(4) > 0 ? random.pick(routes) : drawn;
  const tricks = random.int(2) === 0;
  const method = random.int(12) === 0 ? random.pick(methods) : route.method;
  const path = tricks ? twisted(random, filled(random, route.path, known, 2)) : filled(random, route.path, known, 0);
  const query = random.int(3) === 0 ? `?${badQuery(random)}` : '';
  const carries =
    method === 'POST' || method === 'PUT' || method === 'PATCH' ? random.int(10) > 0 : random.int(10) === 0;
  return {
    method,
    path: `${path}${query}`,
    headers: {
      accept: random.pick(accepts),
      'content-type': random.int(4) === 0 ? random.pick(types) : 'application/json',
    },
    body: carries ? brokenBody(random, route.path) : undefined,
  };
}

/** @param outOfThree - how many of three parameters nobody knows */
const filled = (random: Random, path: string, known: KnownNames, outOfThree: number): string =>
  path.replace(/[:*](\w+)/g, (_, name: string) => {
    const names = known[name] ?? known.name;
    return names && random.int(3) >= outOfThree ? encodeURIComponent(random.pick(names)) : badSegment(random);
  });

function twisted(random: Random, path: string): string {
  switch (random.int(20)) {
    case 0:
      return `${path}/`;
    case 1:
      return `${path}/${badSegment(random)}`;
    case 2:
      return path.replace('/', '//');
    case 3:
      return `${path}/../${badSegment(random)}`;
    case 4:
      return path.toUpperCase();
    default:
      return path;
  }
}

const keys = [
  'q',
  'q[]',
  'q[][pacticipant]',
  'q[][version]',
  'q[][latest]',
  'q[][a][b][]',
  'q[',
  'q]',
  'ignore[][pacticipant]',
  'page',
  'size',
  'pageNumber',
  'limit',
  'latestby',
  'pacticipant',
  'version',
  'to',
  'environment',
  'tag',
  'name',
  'label',
  '__proto__[a]',
  'constructor[prototype][a]',
  'success[]',
  'days',
];

function badQuery(random: Random): string {
  if (random.int(10) === 0)
    return random.pick(['%', '%zz=1', '&&&', '=', 'a[b', `${'a[b]'.repeat(200)}=1`, `q${'[x]'.repeat(50)}=1`]);
  const part = () => {
    const key = random.pick(keys);
    const value = random.int(2) === 0 ? random.pick(['Foo', 'Bar', '1', 'main', 'prod', 'true']) : badSegment(random);
    return `${random.int(2) === 0 ? key : encodeURIComponent(key)}=${value}`;
  };
  return Array.from({ length: 1 + random.int(5) }, part).join('&');
}

/** As a line of a log. */
export const describeRequest = ({ method, path, body }: BadRequest): string =>
  `${method} ${path.slice(0, 300)}${body ? ` ${body.length} bytes: ${body.toString('latin1').slice(0, 400)}` : ''}`;
