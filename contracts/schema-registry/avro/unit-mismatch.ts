import type { Incompatibility } from '../format.ts';
import type { AvroFixed, AvroPrimitive } from './avro-type.ts';

const units: Readonly<Record<string, string>> = {
  'time-millis': 'milliseconds',
  'time-micros': 'microseconds',
  'timestamp-millis': 'milliseconds',
  'timestamp-micros': 'microseconds',
  'timestamp-nanos': 'nanoseconds',
  'local-timestamp-millis': 'milliseconds',
  'local-timestamp-micros': 'microseconds',
  'local-timestamp-nanos': 'nanoseconds',
};

/**
 * The same bytes that mean another number: decimals of another scale, times in another unit. The specification asks for equal
 * scales; upstream's check does not look, so this is one of the few places where we refuse more.
 */
export function unitMismatch(
  reader: AvroPrimitive | AvroFixed,
  writer: AvroPrimitive | AvroFixed,
): readonly Incompatibility[] {
  const unit = { reader: unitOf(reader), writer: unitOf(writer) };
  if (unit.reader === undefined || unit.writer === undefined || unit.reader === unit.writer) return [];
  const description = `the same bytes are ${unit.writer} in {writer} and ${unit.reader} in {reader}`;
  return [{ type: 'LOGICAL_TYPE_MISMATCH', path: '/logicalType', description }];
}

function unitOf({ metadata: { logicalType, scale } }: AvroPrimitive | AvroFixed): string | undefined {
  if (logicalType === 'decimal') return `a decimal with ${Number(scale ?? 0)} places`;
  return units[String(logicalType)];
}
