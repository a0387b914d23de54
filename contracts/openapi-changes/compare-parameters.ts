import { type Json, recordOf } from '../json.ts';
import type { Operation } from '../openapi/index.ts';
import { compareSchemas } from './schemas/index.ts';
import type { Found, Side } from './side.ts';

type Parameter = Operation['parameters'][number];

export function compareParameters(before: Side, after: Side): Found[] {
  const now = byPlace(after.operation);
  const old = byPlace(before.operation);
  const kept = [...old].flatMap(([at, parameter]): Found[] => {
    const next = now.get(at);
    if (!next) return [{ class: 'risky', at, sentence: 'is gone; what is sent there is passed over' }];
    return [
      ...compareParameter(at, parameter, next),
      ...compareSchemas({
        before: { document: before.document, schema: parameter.schema },
        after: { document: after.document, schema: next.schema },
        direction: 'request',
      }).map((change) => ({ ...change, at: `${at} ${change.at}`.trim() })),
    ];
  });
  const added = [...now].filter(([at]) => !old.has(at)).map(([at, parameter]) => isNew(at, parameter));
  return [...kept, ...added];
}

/** Parameters of the path are told apart by their position: their names are not sent. */
function byPlace({ parameters, path }: Operation): Map<string, Parameter> {
  const positions = [...path.matchAll(/\{(.+?)\}/g)].map(([, name]) => name);
  return new Map(
    parameters.map((parameter) => {
      const { in: place, name } = parameter;
      if (place === 'path') return [`path parameter ${positions.indexOf(name) + 1}`, parameter];
      return [`${place} ${place === 'header' ? name.toLowerCase() : name}`, parameter];
    }),
  );
}

function compareParameter(at: string, before: Parameter, after: Parameter): Found[] {
  const found: Found[] = [];
  if (!before.required && after.required) found.push(required(at, after, 'is required now'));
  if (before.required && !after.required) found.push({ class: 'harmless', at, sentence: 'is no longer required' });
  if (before.style !== after.style || before.explode !== after.explode)
    found.push({
      class: 'breaking',
      at,
      sentence: `is written in another way: ${wayOf(before)} became ${wayOf(after)}`,
    });
  return found;
}

const wayOf = ({ style, explode }: Parameter) => `${style}${explode ? ', exploded' : ''}`;

const isNew = (at: string, parameter: Parameter): Found =>
  parameter.required ? required(at, parameter, 'is new and required') : { class: 'harmless', at, sentence: 'is new' };

/** Who has a default for it will hardly refuse a request without it, whatever the document says. */
const required = (at: string, { schema }: Parameter, sentence: string): Found =>
  'default' in (recordOf(schema) as Json)
    ? { class: 'risky', at, sentence: `${sentence}, with a default` }
    : { class: 'breaking', at, sentence };
