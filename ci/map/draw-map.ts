import type { SystemDefinition } from '../../harness/system/index.ts';
import { dotOfSystem } from './dot-of-system.ts';

/** The map of a system as an SVG document: services, outside parties, topics, and who calls or tells whom. */
export async function drawMap(system: SystemDefinition): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  try {
    const drawn = graphviz.dot(dotOfSystem(system), 'svg');
    // What stands before the root names the program and its version: it would change the file without changing the picture.
    return drawn.slice(drawn.indexOf('<svg ')).replaceAll(/<!--[\s\S]*?-->\n?/g, '');
  } finally {
    Graphviz.unload();
  }
}
