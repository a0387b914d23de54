import type { RequestListener } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { Credentials } from './credentials.ts';
import type { ServiceIdentity } from './open-service-identity.ts';

/** A server that talks to nobody without a certificate of the same authority; it takes a renewed certificate while it runs. */
export function serveEncrypted(identity: ServiceIdentity, limits: ServerOptions, listener: RequestListener): Server {
  const server = createServer(
    {
      ...limits,
      ...contextOf(identity.credentials),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
    },
    listener,
  );
  identity.onRenewal((credentials) => server.setSecureContext(contextOf(credentials)));
  return server;
}

function contextOf({ key, certificate, authority }: Credentials) {
  return { key, cert: certificate, ca: authority };
}
