import type { Pacticipant } from './pacticipant.ts';
import type { Version } from './version.ts';

export type HalLinks = Readonly<Record<string, unknown>>;

/** Where versions run: given by the room of environments, which stands on this one. */
export interface Whereabouts {
  readonly linksOfPacticipant: (pacticipant: Pacticipant, base: string) => HalLinks;
  /** What the version is deployed and released to. */
  readonly linksOfVersion: (version: Version, base: string) => HalLinks;
  /** Where to tell that the version was deployed or released. */
  readonly linksToRecord: (pacticipant: Pacticipant, version: Version, base: string) => HalLinks;
  /** A tag that has the name of an environment says that the version was deployed there. */
  readonly tagged: (version: Version, tag: string) => void;
}
