/**
 * Reads the fields of an OTLP trace export that the harness keeps from their protobuf encoding into the shape of their
 * JSON encoding, so that one place makes spans of both. Field numbers: opentelemetry-proto 1.x, `trace/v1/trace.proto`,
 * `common/v1/common.proto`, `resource/v1/resource.proto`; wire format: protobuf.dev/programming-guides/encoding.
 */
type Type = 'text' | 'hex' | 'base64' | 'bool' | 'int' | 'int64' | 'fixed64' | 'double' | (() => Message);
type Message = Readonly<Record<number, readonly [name: string, type: Type, repeated?: 'repeated']>>;

const anyValue: Message = {
  1: ['stringValue', 'text'],
  2: ['boolValue', 'bool'],
  3: ['intValue', 'int64'],
  4: ['doubleValue', 'double'],
  5: ['arrayValue', () => ({ 1: ['values', () => anyValue, 'repeated'] })],
  6: ['kvlistValue', () => ({ 1: ['values', () => keyValue, 'repeated'] })],
  7: ['bytesValue', 'base64'],
};
const keyValue: Message = { 1: ['key', 'text'], 2: ['value', () => anyValue] };
const resource: Message = { 1: ['attributes', () => keyValue, 'repeated'] };
const status: Message = { 2: ['message', 'text'], 3: ['code', 'int'] };
const link: Message = { 1: ['traceId', 'hex'], 2: ['spanId', 'hex'] };
const event: Message = {
  1: ['timeUnixNano', 'fixed64'],
  2: ['name', 'text'],
  3: ['attributes', () => keyValue, 'repeated'],
};
const span: Message = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  4: ['parentSpanId', 'hex'],
  5: ['name', 'text'],
  6: ['kind', 'int'],
  7: ['startTimeUnixNano', 'fixed64'],
  8: ['endTimeUnixNano', 'fixed64'],
  9: ['attributes', () => keyValue, 'repeated'],
  11: ['events', () => event, 'repeated'],
  13: ['links', () => link, 'repeated'],
  15: ['status', () => status],
};
const scopeSpans: Message = { 2: ['spans', () => span, 'repeated'] };
const resourceSpans: Message = { 1: ['resource', () => resource], 2: ['scopeSpans', () => scopeSpans, 'repeated'] };
const exportRequest: Message = { 1: ['resourceSpans', () => resourceSpans, 'repeated'] };

/**
 * Decodes an ExportTraceServiceRequest; unknown fields are skipped.
 * @throws RangeError when the bytes are not protobuf.
 */
export function decodeTraceExport(bytes: Uint8Array): unknown {
  return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), exportRequest, 0);
}

function decode(bytes: Buffer, message: Message, depth: number): Record<string, unknown> {
  if (depth > 64) throw new RangeError('protobuf: nested deeper than 64 messages');
  const fields: Record<string, unknown> = {};
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError(`protobuf: a varint longer than 10 bytes at ${at}`);
  };
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new RangeError(`protobuf: cut off at ${bytes.length}, needs ${at + length}`);
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    const raw =
      wire === 0
        ? varint()
        : wire === 1
          ? take(8)
          : wire === 2
            ? take(Number(varint()))
            : wire === 5
              ? take(4)
              : undefined;
    if (raw === undefined) throw new RangeError(`protobuf: wire type ${wire} at ${at}`);
    const field = message[tag >>> 3];
    if (field === undefined) continue;
    const [name, type, repeated] = field;
    const value = convert(raw, type, depth);
    if (repeated) fields[name] = [...((fields[name] as unknown[] | undefined) ?? []), value];
    else fields[name] = value;
  }
  return fields;
}

function convert(raw: bigint | Buffer, type: Type, depth: number): unknown {
  if (typeof raw === 'bigint') {
    if (type === 'bool') return raw !== 0n;
    if (type === 'int') return Number(BigInt.asIntN(32, raw));
    if (type === 'int64') return String(BigInt.asIntN(64, raw));
  } else {
    if (type === 'text') return raw.toString('utf8');
    if (type === 'hex' || type === 'base64') return raw.toString(type);
    if (type === 'fixed64' && raw.length === 8) return String(raw.readBigUInt64LE());
    if (type === 'double' && raw.length === 8) return raw.readDoubleLE();
    if (typeof type === 'function') return decode(raw, type(), depth + 1);
  }
  throw new RangeError(`protobuf: a field of type ${typeof type === 'string' ? type : 'message'} in another encoding`);
}
