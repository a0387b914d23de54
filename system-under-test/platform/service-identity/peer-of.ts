import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { serviceIn } from './spiffe-id.ts';

/** The service at the other end of a request, as its certificate says; undefined over a connection without one. */
export function peerOf({ socket }: Pick<IncomingMessage, 'socket'>): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  return serviceIn(socket.getPeerCertificate().subjectaltname);
}
