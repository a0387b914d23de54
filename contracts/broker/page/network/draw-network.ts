import { type Markup, raw } from '../../../../harness/markup.ts';
import type { Addresses } from '../addresses.ts';
import { type Edge, networkDot } from './network-dot.ts';

/** The last picture: most visits find the network as it was. */
let last: { readonly dot: string; readonly picture: Markup } | undefined;

/** The network as an SVG whose services and arrows are links. */
export async function drawNetwork(edges: readonly Edge[], to: Addresses): Promise<Markup> {
  const dot = networkDot(edges, to);
  if (last?.dot !== dot) last = { dot, picture: raw(forPage(await drawn(dot))) };
  return last.picture;
}

async function drawn(dot: string): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  try {
    return graphviz.dot(dot, 'svg');
  } finally {
    Graphviz.unload();
  }
}

/**
 * As a part of an HTML page: no prologue, no size in points (the style sheet scales it), and names instead of Graphviz's titles,
 * which are ids. An arrow's sign repeats the arrow's link: it is for the pointer alone.
 */
const forPage = (svg: string): string =>
  svg
    .slice(svg.indexOf('<svg '))
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/<title>[^<]*<\/title>\n?/g, '')
    .replace(
      /<svg width="(\d+)pt" height="\d+pt"/,
      '<svg class="network" role="group" aria-label="Services and their contracts" width="$1"',
    )
    .replaceAll(
      /(-label"><a )xlink:href="([^"]*)" xlink:title="([^"]*)">/g,
      '$1href="$2" tabindex="-1" aria-hidden="true"><title>$3</title>',
    )
    .replaceAll(/<a xlink:href="([^"]*)" xlink:title="([^"]*)">/g, '<a href="$1" aria-label="$2"><title>$2</title>');
