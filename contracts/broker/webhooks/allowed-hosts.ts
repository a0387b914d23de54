import { BlockList, isIP } from 'node:net';

const loopback = ['localhost', '127.0.0.0/8', '::1'];

/**
 * Whether a webhook may call `hostname` (as `URL` gives it, so `0x7f.1` is `127.0.0.1` already). An address matches addresses and
 * ranges alone, as upstream has it: a name that resolves to an allowed address is not allowed by that.
 */
export function mayCall(hostname: string, allowed: readonly string[]): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return [...loopback, ...allowed].some((pattern) => matches(host, pattern.toLowerCase()));
}

function matches(host: string, pattern: string): boolean {
  if (pattern === '*') return true;
  const family = isIP(host);
  if (family !== 0) return inRange(host, pattern);
  // One label alone, as in a certificate.
  if (pattern.startsWith('*.')) return host.slice(host.indexOf('.') + 1) === pattern.slice(2) && host.includes('.');
  return host === pattern;
}

function inRange(address: string, pattern: string): boolean {
  const [network = '', bits] = pattern.split('/');
  const family = isIP(network);
  if (family === 0) return false;
  const range = new BlockList();
  range.addSubnet(
    network,
    bits === undefined ? (family === 4 ? 32 : 128) : Number(bits),
    family === 4 ? 'ipv4' : 'ipv6',
  );
  return range.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
