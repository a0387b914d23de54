import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a request is answered with: taken (perhaps but for some spans), or refused as a whole. */
export type OtlpAnswer =
  | { readonly status: 200; readonly rejected: number; readonly reason: string }
  | { readonly status: 400 | 404 | 405 | 413 | 415; readonly message: string };

/** Answers in the encoding of the request, as OTLP/HTTP asks. */
export function sendOtlpAnswer(request: IncomingMessage, response: ServerResponse, answer: OtlpAnswer): void {
  const protobuf = request.headers['content-type']?.startsWith('application/x-protobuf') === true;
  response.on('error', () => {});
  response.writeHead(answer.status, {
    'content-type': protobuf ? 'application/x-protobuf' : 'application/json',
    // The rest of a body that is too large is not waited for.
    ...(answer.status === 413 ? { connection: 'close' } : {}),
  });
  if (answer.status !== 200) {
    // google.rpc.Status, code 3: INVALID_ARGUMENT.
    response.end(
      protobuf
        ? Buffer.concat([Buffer.from([0x08, 3]), textField(2, answer.message)])
        : JSON.stringify({ code: 3, message: answer.message }),
    );
    return;
  }
  const { rejected, reason } = answer;
  if (protobuf) response.end(rejected === 0 ? '' : partialSuccess(rejected, reason));
  else
    response.end(
      JSON.stringify({
        partialSuccess: rejected === 0 ? {} : { rejectedSpans: String(rejected), errorMessage: reason },
      }),
    );
}

/** ExportTraceServiceResponse { partial_success = 1: { rejected_spans = 1, error_message = 2 } }. */
function partialSuccess(rejected: number, reason: string): Buffer {
  const inner = Buffer.concat([Buffer.from([0x08]), varint(rejected), textField(2, reason)]);
  return Buffer.concat([Buffer.from([0x0a]), varint(inner.length), inner]);
}

function textField(field: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([(field << 3) | 2]), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return Buffer.from([...bytes, value]);
}
