/** A consumer's version and a provider's, and whether they work together. */
export interface MatrixRow {
  readonly consumer: { readonly id: number; readonly name: string; readonly version: Version };
  /** No version: what the consumer published is not verified by any version that was asked for. */
  readonly provider: { readonly id: number; readonly name: string; readonly version: Version | undefined };
  readonly pact: Publication;
  readonly verdict: Verdict | undefined;
  /** Shown, not minded. */
  readonly ignored: boolean;
}

export interface Version {
  readonly id: number;
  readonly number: string;
}

/** What a consumer's version published, and its content. */
export interface Publication {
  readonly id: number;
  readonly revision: number;
  readonly contentId: number;
  readonly sha: string;
  readonly createdAt: string;
}

/** What is known of a content and a provider's version, and from where: `CDCT` by replaying it, else by comparing contracts. */
export interface Verdict {
  readonly id: number;
  readonly type: string;
  readonly contentId: number;
  readonly providerVersion: Version;
  /** Of the results of this content. */
  readonly number: number;
  readonly success: boolean;
  readonly at: string;
}
