/** What a service shows to prove who it is, and what it trusts; PEM texts. */
export interface Credentials {
  readonly key: string;
  readonly certificate: string;
  /** The certificate of the authority that signs all services'. */
  readonly authority: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
