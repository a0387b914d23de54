/** RFC 9110 section 7.6.1: these speak of one connection and must not be passed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A test for headers that end here, including those that the `Connection` header names. */
export function endsHere(connection: string | undefined): (lowerCaseName: string) => boolean {
  if (!connection || connection === 'keep-alive' || connection === 'close') return (name) => HOP_BY_HOP.has(name);
  const named = new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
  return (name) => HOP_BY_HOP.has(name) || named.has(name);
}
