import type { Incompatibility } from '../format.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareDependencies } from './compare-dependencies.ts';
import { compareNames } from './compare-names.ts';
import { compareProperties } from './compare-properties.ts';
import { compareRest } from './compare-rest.ts';
import type { Compare } from './found.ts';
import type { JsonObject } from './raw-schema.ts';

const additional = { keyword: 'additionalProperties', word: 'ADDITIONAL_PROPERTIES', what: 'further properties' };
const unevaluated = { keyword: 'unevaluatedProperties', word: 'UNEVALUATED_PROPERTIES', what: 'further properties' };

export function compareObjects(writer: JsonObject, reader: JsonObject, compare: Compare): readonly Incompatibility[] {
  return [
    ...compareProperties(writer, reader, compare),
    ...compareRest(additional, writer.additionalProperties, reader.additionalProperties, compare),
    ...compareRest(unevaluated, writer.unevaluatedProperties, reader.unevaluatedProperties, compare),
    ...compareNames(writer, reader, compare),
    ...compareDependencies(writer, reader, compare),
    ...compareBounds('upper', ['maxProperties'], writer, reader),
    ...compareBounds('lower', ['minProperties'], writer, reader),
  ];
}
