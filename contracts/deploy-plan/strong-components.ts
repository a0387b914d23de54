/**
 * Tarjan's strongly connected components (SIAM J. Comput. 1(2), 1972): nodes that reach each other. A component comes after those
 * that it reaches.
 */
export function strongComponents(nodes: Iterable<string>, next: (node: string) => Iterable<string>): string[][] {
  const components: string[][] = [];
  const low = new Map<string, number>();
  const path: string[] = [];
  const done = new Set<string>();
  const visit = (node: string): number => {
    const index = low.size;
    let lowest = index;
    low.set(node, index);
    path.push(node);
    for (const other of next(node)) {
      if (done.has(other)) continue;
      lowest = Math.min(lowest, low.get(other) ?? visit(other));
    }
    low.set(node, lowest);
    if (lowest === index) {
      const component = path.splice(path.indexOf(node));
      for (const member of component) done.add(member);
      components.push(component);
    }
    return lowest;
  };
  for (const node of nodes) if (!low.has(node)) visit(node);
  return components;
}
