import avsc from 'avsc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { avroPair } from './arbitrary-avro.ts';
import { avro } from './index.ts';

test('what is said to be readable is read by avsc, and what is not is not', { timeout: 60_000 }, () => {
  const seen = { readable: 0, unreadable: 0 };
  fc.assert(
    fc.property(avroPair, ([writerSchema, readerSchema]) => {
      const found = avro.incompatibilities(source(readerSchema), source(writerSchema), 'reader');
      seen[found.length === 0 ? 'readable' : 'unreadable']++;
      const writer = typeOf(writerSchema);
      const reader = typeOf(readerSchema);
      if (found.length > 0) {
        expect(() => reader.createResolver(writer, ignoringNamespaces())).toThrow();
        return;
      }
      const resolver = reader.createResolver(writer, ignoringNamespaces());
      for (let round = 0; round < 10; round++) {
        const read: unknown = reader.fromBuffer(writer.toBuffer(writer.random()), resolver);
        expect(reader.isValid(read)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
  // Both happen often enough to say something.
  expect(Math.min(seen.readable, seen.unreadable)).toBeGreaterThan(150);
});

test('what is written back means the same: it is read both ways', () => {
  fc.assert(
    fc.property(avroPair, ([schema]) => {
      const { text } = avro.parse(source(schema));
      expect(avro.incompatibilities(source(schema), { text, references: [] }, 'reader')).toEqual([]);
      expect(avro.incompatibilities({ text, references: [] }, source(schema), 'reader')).toEqual([]);
      expect(avro.parse({ text, references: [] }).text).toBe(text);
    }),
    { numRuns: 500 },
  );
});

/** The specification compares names without their namespaces. A new one each time: avsc keeps resolvers in it. */
const ignoringNamespaces = () => ({ ignoreNamespaces: true });

const source = (schema: unknown) => ({ text: JSON.stringify(schema), references: [] });

const typeOf = (schema: unknown): avsc.Type => avsc.Type.forSchema(schema as avsc.Schema, { wrapUnions: true });
