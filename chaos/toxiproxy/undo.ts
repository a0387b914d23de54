import { type ProxyControl, proxyControl } from './proxy-control.ts';

/**
 * How a fault on an edge is undone: plain data, so that the next command can do it when this one is gone. The same data
 * undoes it in the ordinary case: what a crash relies on is tried in every scenario.
 */
export interface ProxyUndo {
  /** Control address of Toxiproxy. */
  readonly toxiproxy: string;
  readonly edge: string;
  readonly proxy: string;
  /** Names of the toxics to take off. */
  readonly toxics: readonly string[];
  /** Whether the proxy was switched off. */
  readonly open: boolean;
}

/** Whether the fault was still there when its end came. */
export type Restored = 'restored' | 'was-gone';

/** Undoes all of it, even when a part fails; throws the first failure. */
export async function undo(
  { toxiproxy, proxy, toxics, open }: ProxyUndo,
  control: Promise<ProxyControl> = proxyControl(new URL(toxiproxy)),
): Promise<Restored> {
  const proxies = await control;
  const steps = [
    ...toxics.map((toxic) => () => proxies.removeToxic(proxy, toxic)),
    ...(open ? [() => proxies.setEnabled(proxy, true)] : []),
  ];
  const failures: unknown[] = [];
  let changed = 0;
  for (const step of steps) {
    try {
      if (await step()) changed += 1;
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  if (failures.length > 0) throw failures[0];
  return changed === steps.length ? 'restored' : 'was-gone';
}
