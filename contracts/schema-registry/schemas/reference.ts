/** A schema says: by this name I mean that version of that subject. */
export interface Reference {
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}
