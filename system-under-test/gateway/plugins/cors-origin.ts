/** The value of Access-Control-Allow-Origin for a request's Origin; undefined = no such header. */
export type OriginRule = (origin: string | undefined) => string | undefined;

/**
 * Compiles `config.origins`: empty or `*` allow all; a single plain origin is always answered; otherwise the origin
 * must equal one of them or match one as a regex (`configure_origin` of kong/plugins/cors/handler.lua).
 *
 * @example originRule(['.*\\.example\\.com'])('https://shop.example.com') // 'https://shop.example.com'
 */
export function originRule(origins: readonly string[]): OriginRule {
  const [only] = origins;
  if (only === undefined || origins.includes('*')) return () => '*';
  if (origins.length === 1 && isPlain(only)) return () => only;

  const tests = origins.map(originTest);
  return (origin) => {
    if (!origin) return undefined;
    const { domain, host } = normalize(origin);
    return tests.some((test) => test(domain, host)) ? domain : undefined;
  };
}

function originTest(entry: string): (domain: string, host: string) => boolean {
  if (isPlain(entry)) {
    const expected = normalize(entry).domain;
    return (domain) => domain === expected;
  }
  const regex = new RegExp(`^(?:${entry.replace(/^\^/, '').replace(/\$$/, '')})$`);
  const byHost = !entry.includes(':');
  return (domain, host) => regex.test(byHost ? host : domain);
}

function isPlain(entry: string): boolean {
  return /^[A-Za-z0-9.:/-]+$/.test(entry);
}

/** URL drops the default port, as Kong does. */
function normalize(origin: string): { domain: string; host: string } {
  if (!/^\w+:\/\//.test(origin) || !URL.canParse(origin)) return { domain: origin, host: origin };
  const { protocol, host, hostname } = new URL(origin);
  return { domain: `${protocol}//${host}`, host: hostname };
}
