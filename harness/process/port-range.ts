import { readFileSync } from 'node:fs';

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Below the ephemeral range of every system we know of: Linux begins at 32768, IANA (and macOS) at 49152. */
const DEFAULT: PortRange = { first: 10_000, last: 30_000 };

/** The fewest ports that a range is used for. */
const ENOUGH = 1_000;

/**
 * Where servers can listen without an outgoing connection taking their port first: outside the range from which the kernel
 * gives those (ip(7), ip_local_port_range).
 */
export function listeningRange(ephemeral: PortRange | undefined = ephemeralRange()): PortRange {
  if (!ephemeral) return DEFAULT;
  const below = { first: DEFAULT.first, last: Math.min(DEFAULT.last, ephemeral.first - 1) };
  if (below.last - below.first >= ENOUGH) return below;
  const above = { first: ephemeral.last + 1, last: 65_535 };
  return above.last - above.first >= ENOUGH ? above : DEFAULT;
}

function ephemeralRange(): PortRange | undefined {
  try {
    const [first, last] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8')
      .trim()
      .split(/\s+/)
      .map(Number);
    return first && last ? { first, last } : undefined;
  } catch {
    return undefined;
  }
}
