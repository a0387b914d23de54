import type { Environment } from '../../environments/index.ts';
import type { Pacticipant } from '../../pacticipants/index.ts';

/** May this version go there? */
export interface Question {
  readonly pacticipant: Pacticipant;
  readonly version: string;
  readonly environment: Environment;
}
