import { BrokerError } from '../broker/http/index.ts';

/** A refusal as the registry's clients know it: the first three digits of `code` are the HTTP status. */
export class RegistryError extends BrokerError {
  readonly code: number;

  constructor(code: number, message: string) {
    super(code < 1000 ? code : Math.floor(code / 100), { error_code: code, message });
    this.name = 'RegistryError';
    this.code = code;
  }
}

const enclosed = (subject: string): string => `'${subject}'`;

/**
 * Codes and sentences of upstream's `Errors.java`: clients compare the codes, people search for the sentences.
 * @see https://docs.confluent.io/platform/current/schema-registry/develop/api.html#errors
 */
export const errors = {
  subjectNotFound: (subject: string) => new RegistryError(40401, `Subject ${enclosed(subject)} not found.`),
  versionNotFound: (version: number) => new RegistryError(40402, `Version ${version} not found.`),
  schemaNotFound: (id?: number) => new RegistryError(40403, `Schema${id === undefined ? '' : ` ${id}`} not found`),
  subjectDeleted: (subject: string) =>
    new RegistryError(40404, `Subject ${enclosed(subject)} was soft deleted. Set permanent=true to delete permanently`),
  subjectNotDeleted: (subject: string) =>
    new RegistryError(40405, `Subject ${enclosed(subject)} was not deleted first before being permanently deleted`),
  versionDeleted: (subject: string, version: number) =>
    new RegistryError(
      40406,
      `Subject ${enclosed(subject)} Version ${version} was soft deleted. Set permanent=true to delete permanently`,
    ),
  versionNotDeleted: (subject: string, version: number) =>
    new RegistryError(
      40407,
      `Subject ${enclosed(subject)} Version ${version} was not deleted first before being permanently deleted`,
    ),
  compatibilityNotConfigured: (subject: string) =>
    new RegistryError(40408, `Subject ${enclosed(subject)} does not have subject-level compatibility configured`),
  modeNotConfigured: (subject: string) =>
    new RegistryError(40409, `Subject ${enclosed(subject)} does not have subject-level mode configured`),
  incompatible: (subject: string, reasons: readonly string[]) =>
    new RegistryError(
      40901,
      `Schema being registered is incompatible with an earlier schema for subject "${subject}", details: [${reasons.join(', ')}]`,
    ),
  unprocessable: (message: string) => new RegistryError(422, message),
  invalidSchema: (message: string) => new RegistryError(42201, message),
  invalidVersion: (version: string) =>
    new RegistryError(
      42202,
      `The specified version '${version}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string "latest"`,
    ),
  invalidLevel: () =>
    new RegistryError(
      42203,
      'Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive',
    ),
  invalidMode: () =>
    new RegistryError(42204, 'Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, and IMPORT.'),
  notPermitted: (message: string) => new RegistryError(42205, message),
  referenced: (subject: string, version: number) =>
    new RegistryError(
      42206,
      `One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=${subject},version=${version}}.`,
    ),
  otherId: (message: string) => new RegistryError(42207, message),
  invalidSubject: (subject: string) => new RegistryError(42208, `The specified subject '${subject}' is not a valid.`),
};
