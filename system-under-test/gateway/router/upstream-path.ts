/**
 * Joins the service's path and the request's: `get_upstream_uri_v0` of kong/router/utils.lua.
 *
 * @param base the service's path, `/` when it has none
 * @param path the normalised path of the request
 * @param stripped the matched prefix to leave out; undefined when the route keeps it (`strip_path: false`)
 * @example upstreamPath('/v1', '/shop/items', '/shop') // '/v1/items'
 */
export function upstreamPath(base: string, path: string, stripped: string | undefined): string {
  const slashed = base.endsWith('/');
  if (stripped === undefined) {
    if (slashed) return base + path.slice(1);
    return path === '/' ? base : base + path;
  }

  const rest = withoutDots(path.slice(stripped.length));
  const bare = slashed ? base.slice(0, -1) : base;
  if (rest !== '') return rest.startsWith('/') ? bare + rest : `${bare}/${rest}`;
  if (base === '/') return '/';
  return path.endsWith('/') && (slashed || path.length > 1) ? `${bare}/` : bare;
}

/** What is left after the prefix may start with dots again (`/shop` matching `/shop../admin`): they must not climb. */
function withoutDots(rest: string): string {
  if (rest === '.' || rest === '..') return '';
  return rest.replace(/^\.{1,2}\//, '');
}
