import { exitCodes, ShakedownError } from '../errors.ts';

/** A part of the system did not come up: the system has failed its trial before it began (exit code 1). */
export class SystemStartError extends ShakedownError {
  readonly exitCode = exitCodes.fail;
}
