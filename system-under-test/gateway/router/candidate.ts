import type { Route } from '../config/index.ts';
import type { RoutedRequest } from './routed-request.ts';

/** One route with one of its paths: the unit that Kong ranks, as paths of one route may differ in length. */
export interface Candidate {
  readonly route: Route;
  /** Higher first, compared place by place: `get_priority` of kong/router/transform.lua. */
  readonly rank: readonly number[];
  /** The part of the path that matched (`/` when the route names no path), or undefined. */
  match(request: RoutedRequest): string | undefined;
}

/** Splits a route into its {@link Candidate}s. */
export function candidatesOf(route: Route): Candidate[] {
  const matchesRest = allOf(methodTest(route), hostTest(route), headerTest(route));
  return (route.paths?.length ? route.paths : [undefined]).map((path) => {
    const matchPath = pathMatcher(path);
    return {
      route,
      rank: rankOf(route, path),
      match: (request) => {
        const prefix = matchPath(request.path);
        return prefix !== undefined && matchesRest(request) ? prefix : undefined;
      },
    };
  });
}

function rankOf(route: Route, path: string | undefined): number[] {
  const headers = Object.keys(route.headers ?? {}).length;
  const hosts = route.hosts ?? [];
  const regex = path?.startsWith('~') ?? false;
  return [
    Number(Boolean(route.methods?.length)) +
      Number(hosts.length > 0) +
      Number(headers > 0) +
      Number(path !== undefined),
    Number(hosts.length > 0 && hosts.every((host) => !host.includes('*'))),
    headers,
    Number(regex),
    regex ? route.regex_priority : 0,
    regex ? 0 : (path?.length ?? 0),
  ];
}

type Test = (request: RoutedRequest) => boolean;

function allOf(...tests: (Test | undefined)[]): Test {
  const present = tests.filter((test) => test !== undefined);
  return (request) => present.every((test) => test(request));
}

function pathMatcher(path: string | undefined): (path: string) => string | undefined {
  if (path === undefined) return () => '/';
  if (!path.startsWith('~')) return (asked) => (asked.startsWith(path) ? path : undefined);
  const regex = new RegExp(`^${path.slice(1)}`);
  return (asked) => regex.exec(asked)?.[0];
}

function methodTest({ methods }: Route): Test | undefined {
  return methods?.length ? (request) => methods.includes(request.method) : undefined;
}

function hostTest({ hosts }: Route): Test | undefined {
  if (!hosts?.length) return undefined;
  const tests = hosts.map((pattern): Test => {
    const [name = '', port] = pattern.toLowerCase().split(':');
    const samePort: Test = port ? (request) => request.port === Number(port) : () => true;
    if (name.startsWith('*')) return (request) => samePort(request) && request.host.endsWith(name.slice(1));
    if (name.endsWith('*')) return (request) => samePort(request) && request.host.startsWith(name.slice(0, -1));
    return (request) => samePort(request) && request.host === name;
  });
  return (request) => tests.some((test) => test(request));
}

function headerTest({ headers }: Route): Test | undefined {
  if (!headers) return undefined;
  const tests = Object.entries(headers).map(([name, values]): Test => {
    const valueTests = values.map(valueTest);
    return (request) => {
      const sent = [request.headers[name.toLowerCase()] ?? []].flat();
      return sent.some((value) => valueTests.some((test) => test(value.toLowerCase())));
    };
  });
  return (request) => tests.every((test) => test(request));
}

function valueTest(expected: string): (value: string) => boolean {
  const value = expected.toLowerCase();
  if (!value.startsWith('~*')) return (sent) => sent === value;
  const regex = new RegExp(value.slice(2));
  return (sent) => regex.test(sent);
}
