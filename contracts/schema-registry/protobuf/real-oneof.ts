import type { Field, OneOf } from 'protobufjs';

/** The oneof that somebody wrote; `optional` of proto3 makes one of its own behind the scenes. */
export function realOneof(field: Field): OneOf | undefined {
  const synthetic = field.options?.proto3_optional === true;
  return synthetic ? undefined : (field.partOf ?? undefined);
}
