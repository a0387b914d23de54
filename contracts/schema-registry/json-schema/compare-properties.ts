import { type Incompatibility, under } from '../format.ts';
import { modelOfProperty } from './content-model.ts';
import { type Compare, found, say, step } from './found.ts';
import { isObject, type JsonObject, type RawSchema } from './raw-schema.ts';
import { isOpen } from './read-shape.ts';

/**
 * The trap of JSON Schema: a property that is new to an open object is a break even when it is optional. The writer's schema let
 * anything through under that name, so the reader may meet a text where it wants a number.
 */
export function compareProperties(
  writer: JsonObject,
  reader: JsonObject,
  compare: Compare,
): readonly Incompatibility[] {
  const before = propertiesOf(writer);
  const now = propertiesOf(reader);
  return [
    ...newlyRequired(writer, reader),
    ...[...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((name) => {
      const [written, read] = [own(before, name), own(now, name)];
      if (written !== undefined && read !== undefined) {
        return under(`/properties${step(name)}`, compare(written, read));
      }
      return read === undefined
        ? removed(name, written as RawSchema, reader, compare)
        : added(name, read, writer, reader, compare);
    }),
  ];
}

function removed(name: string, written: RawSchema, reader: JsonObject, compare: Compare): readonly Incompatibility[] {
  const model = modelOfProperty(reader, name);
  const at = `/properties${step(name)}`;
  if (model === 'open' || (model === 'closed' && written === false)) return [];
  if (model === 'closed') {
    const why = `the property ${say(name)} of {writer} is gone, and {reader} takes none that it does not name`;
    return [found('PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL', at, why)];
  }
  const uncovered = under(at, compare(written, model.schema));
  if (uncovered.length === 0) return [];
  const why = `the property ${say(name)} of {writer} is gone, and {reader} takes unnamed ones only of a kind that it is not`;
  return [...uncovered, found('PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL', at, why)];
}

function added(
  name: string,
  read: RawSchema,
  writer: JsonObject,
  reader: JsonObject,
  compare: Compare,
): readonly Incompatibility[] {
  const model = modelOfProperty(writer, name);
  const at = `/properties${step(name)}`;
  const required = requiredOf(reader).includes(name);
  const fallback = hasDefault(read);
  if (model === 'open') {
    if (isOpen(read) && !required) return [];
    const anything = `{writer} lets anything through under ${say(name)}`;
    if (!required) {
      const why = `${anything}; {reader} describes it, and may not take what was written`;
      return [found('OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL', at, why)];
    }
    if (isOpen(read) && fallback) return [];
    const type = `REQUIRED_PROPERTY_${fallback ? 'WITH_DEFAULT_' : ''}ADDED_TO_OPEN_CONTENT_MODEL`;
    return [found(type, at, `${anything} or nothing at all; {reader} requires and describes it`)];
  }
  const uncovered = model === 'closed' ? [] : under(at, compare(model.schema, read));
  const type = 'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL';
  const why = `{reader} describes ${say(name)}, which {writer} lets through in other kinds`;
  return [
    ...uncovered,
    ...(uncovered.length > 0 ? [found(type, at, why)] : []),
    ...(required && !fallback ? [found('REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL', at, missing(name))] : []),
  ];
}

function newlyRequired(writer: JsonObject, reader: JsonObject): readonly Incompatibility[] {
  const before = propertiesOf(writer);
  const now = propertiesOf(reader);
  return requiredOf(reader)
    .filter((name) => !requiredOf(writer).includes(name))
    .filter((name) => {
      const described = own(now, name);
      if (described === undefined) return true;
      // One that is new altogether is judged as such.
      return own(before, name) !== undefined && !hasDefault(described);
    })
    .map((name) => found('REQUIRED_ATTRIBUTE_ADDED', `/required${step(name)}`, missing(name)));
}

const missing = (name: string): string => `{reader} requires ${say(name)}, which {writer} may leave out`;

const propertiesOf = (keywords: JsonObject): Readonly<Record<string, RawSchema>> =>
  (keywords.properties ?? {}) as Record<string, RawSchema>;

/** Not `constructor` and the like, which every object has. */
const own = (properties: Readonly<Record<string, RawSchema>>, name: string): RawSchema | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined;

const requiredOf = (keywords: JsonObject): readonly string[] =>
  Array.isArray(keywords.required) ? keywords.required.map(String) : [];

/** A reader fills in the default, as upstream has it; a validator alone does not. */
const hasDefault = (schema: RawSchema): boolean => isObject(schema) && 'default' in schema;
