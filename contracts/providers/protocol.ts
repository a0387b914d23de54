/** What the verifier's process asks of us, and what we answer. */
export type Ask = { readonly id: number } & (
  | {
      readonly kind: 'state';
      readonly name: string;
      readonly action: 'setup' | 'teardown';
      readonly params: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'message'; readonly description: string }
);

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** What the verifier's process is told at the start. */
export interface VerifyTask {
  readonly provider: string;
  readonly baseUrl: string;
  readonly pactFile: string;
  readonly states: readonly string[];
  readonly messages: readonly string[];
}

/** The last thing that it says. */
export type Verified = { readonly json: string } | { readonly crash: string };

/** One interaction as Pact's verifier reports it. */
export interface InteractionResult {
  readonly description: string;
  readonly result: 'OK' | 'Error';
  readonly mismatch?: { readonly type?: string; readonly message?: string; readonly mismatches?: readonly Mismatch[] };
}

export interface Mismatch {
  readonly type: string;
  readonly path?: string;
  readonly key?: string;
  readonly mismatch: string;
}
