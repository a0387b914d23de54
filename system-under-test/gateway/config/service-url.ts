/** Splits Kong's shorthand `url` into the fields it stands for; undefined when it is not an http(s) URL. */
export function splitServiceUrl(url: string) {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const https = protocol === 'https:';
  return {
    protocol: https ? ('https' as const) : ('http' as const),
    host: hostname,
    port: port ? Number(port) : https ? 443 : 80,
    // `http://host` and `http://host/` differ in Kong only when a route strips its path, and then not in the result.
    path: pathname === '/' ? undefined : pathname,
  };
}
