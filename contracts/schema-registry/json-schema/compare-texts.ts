import type { Incompatibility } from '../format.ts';
import { compareBounds } from './compare-bounds.ts';
import { found, say } from './found.ts';
import type { JsonObject } from './raw-schema.ts';

/** `format` is not looked at: by the specification it is a remark unless both sides agree otherwise, and upstream takes it so. */
export const compareTexts = (writer: JsonObject, reader: JsonObject): readonly Incompatibility[] => [
  ...compareBounds('upper', ['maxLength'], writer, reader),
  ...compareBounds('lower', ['minLength'], writer, reader),
  ...comparePatterns(writer.pattern, reader.pattern),
];

/** Whether one pattern takes all that another takes cannot be told, so another pattern is a narrower one. */
function comparePatterns(before: unknown, now: unknown): readonly Incompatibility[] {
  if (now === undefined || now === before) return [];
  if (before === undefined) {
    return [found('PATTERN_ADDED', '/pattern', `{reader} wants the pattern ${say(now)}, {writer} takes any text`)];
  }
  return [
    found('PATTERN_CHANGED', '/pattern', `the pattern is ${say(now)} in {reader} and ${say(before)} in {writer}`),
  ];
}
