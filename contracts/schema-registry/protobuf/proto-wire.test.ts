import fc from 'fast-check';
import protobuf, { type Type } from 'protobufjs';
import { expect, test } from 'vitest';
import { protoPair, valueFor } from './arbitrary-proto.ts';
import { protobuf as format } from './index.ts';

test('of what is said to be readable, no field that both schemas have is lost on the wire', { timeout: 60_000 }, () => {
  let pairs = 0;
  fc.assert(
    fc.property(protoPair, ([written, read]) => {
      if (format.incompatibilities(source(read), source(written), 'reader').length > 0) return;
      pairs++;
      const [writer, reader] = [messageOf(written), messageOf(read)];
      const value = filled(writer);
      const decoded = reader.decode(writer.encode(writer.create(value)).finish());
      const shared = Object.keys(value).filter((name) => reader.fields[name]);
      expect(shared.filter((name) => !Object.hasOwn(decoded, name))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
  expect(pairs).toBeGreaterThan(100);
});

test('a schema in normal form means the same, and has one normal form', () => {
  fc.assert(
    fc.property(protoPair, ([schema]) => {
      const normal = format.normalize(source(schema));
      expect(format.normalize(source(normal))).toBe(normal);
      expect(format.incompatibilities(source(normal), source(schema), 'reader')).toEqual([]);
      expect(format.incompatibilities(source(schema), source(normal), 'reader')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const source = (text: string) => ({ text, references: [] });

const messageOf = (text: string): Type => {
  const { root } = protobuf.parse(text, { keepCase: true });
  root.resolveAll();
  return root.lookupType('Order');
};

/** One value for every field; of a oneof, for its last. */
function filled(message: Type): Record<string, unknown> {
  const chosen = message.fieldsArray.filter(({ partOf, name }) => !partOf || partOf.oneof.at(-1) === name);
  return Object.fromEntries(
    chosen.map((field) => {
      const one = field.resolvedType instanceof protobuf.Type ? filled(field.resolvedType) : valueFor(field.type);
      if (field instanceof protobuf.MapField) return [field.name, { 1: one }];
      return [field.name, field.repeated ? [one, one] : one];
    }),
  );
}
