import type { Json } from '../json.ts';
import { mediaTypeOf } from '../openapi/index.ts';
import { compareSchemas, type Direction } from './schemas/index.ts';
import type { Found } from './side.ts';

interface Side {
  readonly document: Json;
  readonly content: Readonly<Record<string, Json>>;
}

/** Bodies by their media type, whichever way they go. */
export function compareContents(sides: {
  readonly before: Side;
  readonly after: Side;
  readonly direction: Direction;
}): Found[] {
  const { before, after, direction } = sides;
  const [old, next] = [byMediaType(before.content), byMediaType(after.content)];
  const kept = [...old].flatMap(([type, media]): Found[] => {
    const now = next.get(type);
    if (!now)
      return [
        {
          class: 'breaking',
          at: type,
          sentence: direction === 'request' ? 'is no longer taken' : 'is no longer given',
        },
      ];
    if (media.schema === undefined && now.schema === undefined) return [];
    return compareSchemas({
      before: { document: before.document, schema: media.schema ?? {} },
      after: { document: after.document, schema: now.schema ?? {} },
      direction,
    }).map((change) => ({ ...change, at: old.size > 1 ? `${type} ${change.at}`.trim() : change.at }));
  });
  const added = [...next.keys()].filter((type) => !old.has(type));
  return [...kept, ...added.map((type): Found => ({ class: 'harmless', at: type, sentence: 'is new' }))];
}

const byMediaType = (content: Readonly<Record<string, Json>>): Map<string, Json> =>
  new Map(Object.entries(content).map(([type, media]) => [mediaTypeOf(type), media]));
