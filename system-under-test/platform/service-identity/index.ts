/**
 * Who a service is, towards the other services: mutual TLS with short-lived certificates from a development authority that
 * lives in a folder. In production the same files come from the platform (SPIRE, cert-manager, a mesh).
 */
export { callEncrypted, type EncryptedCall } from './call-encrypted.ts';
export { openServiceIdentity, type ServiceIdentity } from './open-service-identity.ts';
export { peerOf } from './peer-of.ts';
export { processIdentity, setProcessIdentity } from './process-identity.ts';
export { requirePeer } from './require-peer.ts';
export { serveEncrypted } from './serve-encrypted.ts';
