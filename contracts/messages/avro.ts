import avro from 'avsc';
import { messageOf } from '../../harness/errors.ts';

export const isAvro = (format: string): boolean => /avro/i.test(format);

/** Confluent's framing: a zero byte and a schema id of four bytes come before the value. */
const FRAME = 5;

/**
 * The value that bytes stand for by an Avro schema, framed by a schema registry or not.
 *
 * @throws Error when they are no such value.
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
 */
export function decodeAvro(schema: unknown, bytes: Uint8Array): unknown {
  const type = avro.Type.forSchema(schema as avro.Schema);
  const buffer = Buffer.from(bytes);
  try {
    return plain(type.fromBuffer(buffer));
  } catch (unframed) {
    if (buffer[0] !== 0 || buffer.length < FRAME) throw unframed;
    return plain(type.fromBuffer(buffer.subarray(FRAME)));
  }
}

/** Why `content` (bytes, or a value that is still to be encoded) is none of the schema's. */
export function avroProblem(schema: unknown, content: unknown): string | undefined {
  try {
    if (content instanceof Uint8Array) decodeAvro(schema, content);
    else avro.Type.forSchema(schema as avro.Schema).toBuffer(content);
    return undefined;
  } catch (thrown) {
    return `payload is not of its Avro schema: ${messageOf(thrown)}`;
  }
}

/** Records of avsc have classes of their own; Pact is given JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
