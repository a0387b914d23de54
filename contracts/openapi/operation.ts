import { dereference, isRecord, type Json, recordOf } from '../json.ts';

/** One method of one path; what it refers to is already looked up, down to its schemas. */
export interface Operation {
  /** `GET /orders/{id}` */
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody: { readonly required: boolean; readonly content: Readonly<Record<string, Json>> } | undefined;
  /** By status (`200`, `4XX`, `default`). */
  readonly responses: Readonly<Record<string, Answer>>;
  /** Alternatives, each a set of schemes that are needed together. */
  readonly security: readonly Json[];
  readonly deprecated: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: unknown;
  /** Whether each item of a list is a parameter of its own. */
  readonly explode: boolean;
  readonly style: string;
}

export interface Answer {
  readonly content: Readonly<Record<string, Json>>;
  readonly headers: Readonly<Record<string, { readonly required: boolean; readonly schema: unknown }>>;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

export function operationsOf(document: Json): Operation[] {
  return Object.entries(recordOf(document.paths)).flatMap(([path, item]) => {
    const found = recordOf(dereference(document, item));
    return methods
      .filter((method) => isRecord(found[method]))
      .map((method) => operation(document, path, method, found));
  });
}

function operation(document: Json, path: string, method: string, item: Json): Operation {
  const { parameters, requestBody, responses, security, deprecated } = recordOf(item[method]);
  const body = recordOf(dereference(document, requestBody));
  return {
    id: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: mergedParameters(document, item.parameters, parameters),
    requestBody: requestBody === undefined ? undefined : { required: body.required === true, content: contentOf(body) },
    responses: Object.fromEntries(
      Object.entries(recordOf(responses)).map(([status, answer]) => [status, answerOf(document, answer)]),
    ),
    security: listOf(security ?? document.security).filter(isRecord),
    deprecated: deprecated === true,
  };
}

/** Those of the operation take the place of the path's own. */
function mergedParameters(document: Json, ofPath: unknown, ofOperation: unknown): Parameter[] {
  const all = [...listOf(ofPath), ...listOf(ofOperation)].map((parameter) => {
    const { name, in: place, required, schema, content, explode, style } = recordOf(dereference(document, parameter));
    const by = String(style ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple'));
    return {
      name: String(name),
      in: place as Parameter['in'],
      required: required === true || place === 'path',
      schema: schema ?? Object.values(contentOf({ content }))[0]?.schema ?? {},
      explode: typeof explode === 'boolean' ? explode : by === 'form',
      style: by,
    };
  });
  return [...new Map(all.map((parameter) => [`${parameter.in} ${nameOf(parameter)}`, parameter])).values()];
}

const nameOf = ({ in: place, name }: Pick<Parameter, 'in' | 'name'>) =>
  place === 'header' ? name.toLowerCase() : name;

function answerOf(document: Json, answer: unknown): Answer {
  const found = recordOf(dereference(document, answer));
  return {
    content: contentOf(found),
    headers: Object.fromEntries(
      Object.entries(recordOf(found.headers)).map(([name, header]) => {
        const { required, schema } = recordOf(dereference(document, header));
        return [name.toLowerCase(), { required: required === true, schema: schema ?? {} }];
      }),
    ),
  };
}

const contentOf = ({ content }: Json): Record<string, Json> =>
  Object.fromEntries(Object.entries(recordOf(content)).map(([type, media]) => [type, recordOf(media)]));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
