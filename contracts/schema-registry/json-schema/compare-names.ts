import { type Incompatibility, under } from '../format.ts';
import { modelOfProperty } from './content-model.ts';
import { type Compare, found, say, step } from './found.ts';
import { isSchema, type JsonObject, type RawSchema } from './raw-schema.ts';
import { isOpen } from './read-shape.ts';

/** Rules for names: upstream does not compare these keywords, so a narrower rule passes there and breaks readers. We refuse it. */
export const compareNames = (writer: JsonObject, reader: JsonObject, compare: Compare): readonly Incompatibility[] => [
  ...comparePatterns(writer, reader, compare),
  ...comparePropertyNames(writer.propertyNames, reader.propertyNames, compare),
];

function comparePatterns(writer: JsonObject, reader: JsonObject, compare: Compare): readonly Incompatibility[] {
  const before = (writer.patternProperties ?? {}) as Record<string, RawSchema>;
  const now = (reader.patternProperties ?? {}) as Record<string, RawSchema>;
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((pattern) => {
    const at = `/patternProperties${step(pattern)}`;
    const [written, read] = [before[pattern], now[pattern]];
    if (written !== undefined && read !== undefined) return under(at, compare(written, read));
    if (read !== undefined) {
      const rest = restOf(writer);
      if (rest === 'closed' || isOpen(read)) return [];
      const why = `{reader} describes properties like ${say(pattern)}, of which {writer} lets other kinds through`;
      if (rest !== 'open' && compare(rest.schema, read).length === 0) return [];
      return [found('PATTERN_PROPERTY_ADDED', at, why)];
    }
    const rest = restOf(reader);
    if (rest === 'open' || (rest !== 'closed' && compare(written as RawSchema, rest.schema).length === 0)) return [];
    return [found('PATTERN_PROPERTY_REMOVED', at, `{reader} no longer takes the properties like ${say(pattern)}`)];
  });
}

/** What stands for names that no pattern fits. */
const restOf = ({ patternProperties: _, ...keywords }: JsonObject) => modelOfProperty(keywords, '');

function comparePropertyNames(before: unknown, now: unknown, compare: Compare): readonly Incompatibility[] {
  const at = '/propertyNames';
  if (!isSchema(now) || isOpen(now)) return [];
  if (!isSchema(before) || isOpen(before)) {
    return [found('PROPERTY_NAMES_ADDED', at, '{reader} has a rule for names of properties, {writer} has none')];
  }
  return under(at, compare(named(before), named(now)));
}

/** Names are texts, whether the rule says so or not. */
const named = (schema: RawSchema): RawSchema =>
  typeof schema === 'object' && schema.type === undefined ? { ...schema, type: 'string' } : schema;
