import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorBody } from './http-error.ts';

/** What Node's parser refuses never reaches a route; it is answered in the same form as all else. */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, code, message] = answerTo(error.code);
    const body = JSON.stringify({ error: { code, message } } satisfies ErrorBody);
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

function answerTo(code: string | undefined): readonly [string, string, string] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return ['431 Request Header Fields Too Large', 'headers-too-large', 'The headers are larger than 16 kB'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return ['408 Request Timeout', 'request-timeout', 'The request did not arrive in time'];
  return ['400 Bad Request', 'bad-request', 'This is not a request that HTTP/1.1 knows'];
}
