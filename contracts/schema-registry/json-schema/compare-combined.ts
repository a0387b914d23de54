import type { Incompatibility } from '../format.ts';
import { found } from './found.ts';
import { largestMatching } from './largest-matching.ts';
import type { Combined, Shape } from './shape.ts';

export type CompareShapes = (writer: Shape, reader: Shape) => readonly Incompatibility[];

/**
 * Of two combinations, as many parts as the smaller one has must find a partner each; beyond that, alternatives may come and demands
 * may go.
 */
export function compareCombined(
  writer: Combined,
  reader: Combined,
  compare: CompareShapes,
): readonly Incompatibility[] {
  const [before, now] = [writer.parts(), reader.parts()];
  if (!sameOrWider(writer, reader)) {
    const why = `${writer.criterion} of {writer} became ${reader.criterion} in {reader}`;
    return [found('COMBINED_TYPE_CHANGED', `/${reader.criterion}`, why)];
  }
  const fits = (written: Shape, read: Shape) => compare(written, read).length === 0;
  const problems: Incompatibility[] = [];
  if (before.length < now.length && reader.criterion === 'allOf') {
    const why = `{reader} asks for ${now.length} things at once, {writer} for ${before.length}`;
    problems.push(found('PRODUCT_TYPE_EXTENDED', '/allOf', why));
  }
  if (before.length > now.length && writer.criterion !== 'allOf') {
    const why = `{writer} has ${before.length} alternatives, {reader} takes ${now.length}`;
    problems.push(found('SUM_TYPE_NARROWED', `/${writer.criterion}`, why));
  }
  if (largestMatching(before, now, fits) < Math.min(before.length, now.length)) {
    problems.push(...strangers(writer, before, now, compare));
  }
  return problems;
}

/** anyOf is the widest; a single part is all the same whatever it is called. */
function sameOrWider(writer: Combined, reader: Combined): boolean {
  if (writer.criterion === reader.criterion || reader.criterion === 'anyOf') return true;
  const [one, alone] = [writer.parts().length === 1, reader.parts().length === 1];
  return (one && (alone || reader.criterion === 'oneOf')) || (alone && writer.criterion === 'allOf');
}

/** The parts that no part of the reader takes, with what is nearest to a reason. */
function strangers(
  { criterion }: Combined,
  before: readonly Shape[],
  now: readonly Shape[],
  compare: CompareShapes,
): readonly Incompatibility[] {
  const type = 'COMBINED_TYPE_SUBSCHEMAS_CHANGED';
  const lost = before.flatMap((written, index) => {
    const tries = now.map((read) => compare(written, read));
    if (tries.some((tried) => tried.length === 0)) return [];
    const [nearest = []] = tries.toSorted((left, right) => left.length - right.length);
    const reasons = nearest.map(({ description, path }) => `${path || '/'}: ${description}`).join('; ');
    return [found(type, `/${criterion}/${index}`, `{reader} has no part that takes this one of {writer} (${reasons})`)];
  });
  if (lost.length > 0) return lost;
  return [found(type, `/${criterion}`, 'the parts of {writer} do not find a part of {reader} each')];
}
