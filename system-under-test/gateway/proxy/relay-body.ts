import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Streams the upstream's body to the client; resolves when the response is done or its connection gone. An upstream that
 * breaks off must not look like a short but complete response, so the client's connection breaks off too.
 *
 * Not `stream.pipeline`: it makes and aborts an AbortController for each call, which costs more than all plugins together.
 */
export function relayBody(upstream: IncomingMessage, response: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  response.once('close', resolve);
  upstream.once('error', () => response.destroy());
  upstream.once('close', () => {
    if (!upstream.complete) response.destroy();
  });
  upstream.pipe(response);
  return promise;
}
