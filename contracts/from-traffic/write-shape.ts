import type { Json } from '../json.ts';
import type { Shape } from './shape.ts';

/** An example and the rules around it, as a pact of version 4 holds them. */
export interface Written {
  readonly example: unknown;
  /** By path: `$.lines[*].price`. */
  readonly rules: Json;
}

export function writeShape(shape: Shape, path = '$'): Written {
  switch (shape.kind) {
    case 'value':
      return { example: shape.example, rules: { [path]: ruleList(shape.rule) } };
    case 'list': {
      const list = ruleList(shape.min > 0 ? { match: 'type', min: shape.min } : { match: 'type' });
      if (!shape.item) return { example: [], rules: { [path]: list } };
      const item = writeShape(shape.item, `${path}[*]`);
      return { example: [item.example], rules: { [path]: list, ...item.rules } };
    }
    case 'object': {
      const members = Object.entries(shape.members).map(
        ([name, member]) => [name, writeShape(member, step(path, name))] as const,
      );
      return {
        example: Object.fromEntries(members.map(([name, { example }]) => [name, example])),
        rules: Object.assign({}, ...members.map(([, { rules }]) => rules)) as Json,
      };
    }
  }
}

export const ruleList = (...matchers: readonly Json[]): Json => ({ combine: 'AND', matchers });

const step = (path: string, name: string): string =>
  /^\w+$/.test(name) ? `${path}.${name}` : `${path}['${name.replaceAll(/['\\]/g, '\\$&')}']`;
