import { Agent } from 'node:https';
import type { PeerCertificate } from 'node:tls';
import type { ServiceIdentity } from './open-service-identity.ts';
import { serviceIn } from './spiffe-id.ts';

export interface EncryptedCall {
  /** For `https.request`; another one after a renewal. */
  agent(): Agent;
}

/**
 * Connections to one service, and to nobody who merely sits at its address: the certificate must say `peer`, whatever host
 * the URL names (there is a proxy on the way).
 */
export function callEncrypted(identity: ServiceIdentity, peer: string): EncryptedCall {
  let agent = open();
  identity.onRenewal(() => {
    // Requests under way keep their connections; idle ones end with the certificate that they were made with.
    const old = agent;
    agent = open();
    old.destroy();
  });
  return { agent: () => agent };

  function open(): Agent {
    const { key, certificate, authority } = identity.credentials;
    return new Agent({
      keepAlive: true,
      key,
      cert: certificate,
      ca: authority,
      minVersion: 'TLSv1.3',
      checkServerIdentity: (_host, shown) => mismatch(peer, shown),
    });
  }
}

function mismatch(peer: string, { subjectaltname }: PeerCertificate): Error | undefined {
  const shown = serviceIn(subjectaltname);
  return shown === peer ? undefined : new Error(`The certificate is of ${shown ?? 'nobody we know'}, not of ${peer}`);
}
