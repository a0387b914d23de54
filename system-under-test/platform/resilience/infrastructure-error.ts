/**
 * Something the service stands on (a database, a broker, another service) could not be reached or did not answer.
 *
 * The request or event itself may be fine, so whoever catches this may try again later; any other error is about the
 * request or the code, and trying again will not help.
 */
export class InfrastructureError extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
    this.code = code;
  }
}
