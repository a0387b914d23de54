import type { Expectation } from '../infer/expectation.ts';
import type { Path } from '../infer/json.ts';
import type { BodyTemplate, Step } from '../infer/step.ts';
import type { Template } from '../infer/template.ts';
import type { ValueKind } from '../infer/value-kind.ts';

/** Prints templates and expectations as the code of a generated test. */
export interface Printer {
  template(template: Template): string;
  body(body: BodyTemplate, indent: string): string;
  expectation(expectation: Expectation, indent: string): string;
}

const kinds: Record<ValueKind, string> = {
  uuid: 'expect.stringMatching(uuid)',
  isoDate: 'expect.stringMatching(isoDate)',
  integer: 'integer',
  number: 'expect.any(Number)',
  string: 'expect.any(String)',
  boolean: 'expect.any(Boolean)',
  null: 'null',
  object: 'expect.any(Object)',
  array: 'expect.any(Array)',
};

export function createPrinter(steps: readonly Step[]): Printer {
  const template = (each: Template): string => {
    switch (each.from) {
      case 'recording':
        return literal(each.value);
      case 'answer': {
        const value = `${steps[each.step]?.name}.body${access(each.path)}`;
        return each.prefix === '' && each.suffix === '' ? value : interpolated(each.prefix, value, each.suffix);
      }
      case 'run':
        return interpolated(each.prefix, 'run.unique', each.suffix);
      case 'uuid':
        return `run.uuid(${literal(each.name.slice(0, 8))})`;
    }
  };
  const body = (each: BodyTemplate, indent: string): string => {
    if ('list' in each)
      return list(
        each.list.map((item) => body(item, `${indent}  `)),
        indent,
      );
    if ('object' in each)
      return object(
        Object.entries(each.object).map(([key, value]) => [key, body(value, `${indent}  `)]),
        indent,
      );
    return template(each);
  };
  const expectation = (each: Expectation, indent: string): string => {
    switch (each.expects) {
      case 'anything':
        return 'expect.anything()';
      case 'kind':
        return kinds[each.kind];
      case 'value':
        return template(each.template);
      case 'fields':
        return object(
          Object.entries(each.fields).map(([key, value]) => [key, expectation(value, `${indent}  `)]),
          indent,
        );
      case 'items':
        return list(
          each.items.map((item) => expectation(item, `${indent}  `)),
          indent,
        );
      case 'every':
        return `every(${expectation(each.item, indent)}${each.length === undefined ? '' : `, ${each.length}`})`;
    }
  };
  return { template, body, expectation };
}

export function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

const access = (path: Path): string =>
  path
    .map((key) =>
      typeof key === 'number' ? `[${key}]` : /^[a-z_$][\w$]*$/i.test(key) ? `.${key}` : `[${literal(key)}]`,
    )
    .join('');

function interpolated(prefix: string, value: string, suffix: string): string {
  if (prefix === '' && suffix === '') return value;
  const text = (part: string) => part.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return `\`${text(prefix)}\${${value}}${text(suffix)}\``;
}

function object(entries: readonly (readonly [string, string])[], indent: string): string {
  const fields = entries.map(([key, value]) => `${/^[a-z_$][\w$]*$/i.test(key) ? key : literal(key)}: ${value}`);
  return wrap('{ ', fields, ' }', indent) ?? '{}';
}

const list = (items: readonly string[], indent: string): string => wrap('[', items, ']', indent) ?? '[]';

/** On one line where it fits, else an item a line. */
function wrap(open: string, items: readonly string[], close: string, indent: string): string | undefined {
  if (items.length === 0) return undefined;
  const line = `${open}${items.join(', ')}${close}`;
  if (!line.includes('\n') && indent.length + line.length <= 100) return line;
  return `${open.trim()}\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}${close.trim()}`;
}
