/** Somebody else has continued the stream since it was read; read it again and decide anew. */
export class VersionConflict extends Error {
  readonly code = 'version-conflict';

  constructor(streamId: string, version: number) {
    super(`The stream ${streamId} already has an event ${version}`);
    this.name = 'VersionConflict';
  }
}
