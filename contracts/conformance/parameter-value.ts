import { type Exchange, header } from '../exchange.ts';
import { type Json, recordOf } from '../json.ts';
import type { Operation } from '../openapi/index.ts';

type Parameter = Operation['parameters'][number];

/** The value of a parameter as it was sent, text or a list of texts; undefined when it was not sent. */
export function parameterValue(
  parameter: Parameter,
  params: Readonly<Record<string, string>>,
  exchange: Exchange,
): unknown {
  const { name, explode, style } = parameter;
  const query = new URL(exchange.path, 'http://any').searchParams;
  switch (parameter.in) {
    case 'path':
      return items(parameter, params[name]);
    case 'header':
      return items(parameter, header(exchange.requestHeaders, name));
    case 'cookie':
      return items(parameter, cookie(exchange, name));
    case 'query':
      if (style === 'deepObject') return deepObject(query, name);
      if (isList(parameter) && explode) return query.has(name) ? query.getAll(name) : undefined;
      return items(parameter, query.get(name) ?? undefined);
  }
}

function items(parameter: Parameter, text: string | undefined): unknown {
  if (text === undefined || !isList(parameter)) return text;
  const separators: Partial<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };
  return text === '' ? [] : text.split(separators[parameter.style] ?? ',').map((item) => item.trim());
}

const isList = ({ schema }: Parameter): boolean => recordOf(schema).type === 'array';

/** `filter[status]=paid` */
function deepObject(query: URLSearchParams, name: string): Json | undefined {
  const members = [...query].flatMap(([key, value]) => {
    const member = key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : undefined;
    return member === undefined ? [] : [[member, value] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

export const cookie = ({ requestHeaders }: Exchange, name: string): string | undefined =>
  (header(requestHeaders, 'cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
