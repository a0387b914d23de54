import { EnvironmentError, UsageError } from '../../harness/errors.ts';
import { type Edge, edgeId, findEdge, type RunningSystem } from '../../harness/system/index.ts';
import { type NamedToxic, proxyControl } from '../toxiproxy/proxy-control.ts';
import { type ProxyUndo, undo } from '../toxiproxy/undo.ts';
import type { Fault } from './fault.ts';

export interface EdgeFaultOptions {
  /** `order→payment`, or `order->payment`. */
  readonly edge: string;
  /** Said after the edge: `is cut`. */
  readonly says: string;
  readonly severs?: boolean;
  readonly toxics?: readonly Omit<NamedToxic, 'name'>[];
  /** Switch the proxy off: connections end, new ones are refused. */
  readonly close?: boolean;
}

/** A fault on an edge, made of toxics on its proxy. */
export function edgeFault({ edge, says, severs = false, toxics = [], close = false }: EdgeFaultOptions): Fault {
  const id = edge.replace('->', '→');
  return {
    target: { kind: 'edge', id },
    severs,
    describe: () => `${id} ${says}`,
    prepare: (system, leaseId) => {
      const { toxiproxy, proxy } = breakable(system, id);
      const named = toxics.map((toxic, at): NamedToxic => ({ ...toxic, name: `shakedown-${leaseId}-${at + 1}` }));
      const way: ProxyUndo = {
        toxiproxy: toxiproxy.href,
        edge: id,
        proxy,
        toxics: named.map(({ name }) => name),
        open: close,
      };
      return {
        undo: way,
        apply: async (signal) => {
          const control = await proxyControl(toxiproxy);
          for (const toxic of named) {
            signal.throwIfAborted();
            await control.addToxic(proxy, toxic);
          }
          if (close) await control.setEnabled(proxy, false);
          return {};
        },
        restore: () => undo(way),
      };
    },
  };
}

/** @throws UsageError SD_EDGE_UNKNOWN, EnvironmentError SD_EDGE_NOT_BREAKABLE */
function breakable({ edges, toxiproxy, driver }: RunningSystem, id: string): { toxiproxy: URL; proxy: string } {
  const { proxy } = requireEdge(edges, id);
  if (toxiproxy) return { toxiproxy, proxy };
  throw new EnvironmentError(
    'SD_EDGE_NOT_BREAKABLE',
    `${id} cannot be broken: the ${driver} system has no Toxiproxy on its edges. Give the driver its control address, or let Shakedown start the system.`,
    { details: { edge: id, driver } },
  );
}

/** @throws UsageError SD_EDGE_UNKNOWN, with the edges there are */
export function requireEdge(edges: readonly Edge[], id: string): Edge {
  const edge = findEdge(edges, id);
  if (edge) return edge;
  const there = edges.map((each) => edgeId(each.from, each.to));
  throw new UsageError('SD_EDGE_UNKNOWN', `There is no edge ${id}; there are ${there.join(', ') || 'none'}.`, {
    details: { edge: id, edges: there },
  });
}
