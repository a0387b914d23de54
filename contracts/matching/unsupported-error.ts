/** A rule or a kind of content that is not judged here: better no verdict than a wrong one. */
export class UnsupportedError extends Error {
  constructor(what: string) {
    super(`${what} cannot be judged without Pact's verifier`);
    this.name = 'UnsupportedError';
  }
}
