import { z } from 'zod';
import { EnvironmentError } from '../../harness/errors.ts';

const name = z.string().min(1);

/** One line of an export. Ids and times are the broker's own and left out; the order of the lines is the order of what happened. */
const record = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('export'), format: z.literal(1) }),
  z.strictObject({
    kind: z.literal('pacticipant'),
    name,
    displayName: z.string().optional(),
    mainBranch: z.string().optional(),
    repositoryUrl: z.string().optional(),
    repositoryName: z.string().optional(),
    repositoryNamespace: z.string().optional(),
    labels: z.array(name),
  }),
  z.strictObject({
    kind: z.literal('version'),
    pacticipant: name,
    number: name,
    buildUrl: z.string().optional(),
    branches: z.array(name),
    tags: z.array(name),
  }),
  z.strictObject({
    kind: z.literal('pact'),
    consumer: name,
    provider: name,
    version: name,
    /** As the consumer wrote it. */
    content: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    kind: z.literal('verification'),
    consumer: name,
    provider: name,
    /** One consumer version that has the content. */
    version: name,
    providerVersion: name,
    success: z.boolean(),
    buildUrl: z.string().optional(),
    testResults: z.unknown().optional(),
    verifiedBy: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({
    kind: z.literal('environment'),
    name,
    displayName: z.string().optional(),
    production: z.boolean(),
    contacts: z.array(z.unknown()),
  }),
  z.strictObject({
    kind: z.literal('deployment'),
    pacticipant: name,
    version: name,
    environment: name,
    target: z.string().optional(),
    current: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('release'),
    pacticipant: name,
    version: name,
    environment: name,
    current: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    uuid: name,
    /** As it was shown, without what was hidden. */
    webhook: z.record(z.string(), z.unknown()),
    /** What was hidden: `password`, and names of headers. */
    secrets: z.array(name),
  }),
]);

export type TransferRecord = z.infer<typeof record>;
export type Kind = TransferRecord['kind'];
export type RecordOf<Of extends Kind> = Extract<TransferRecord, { readonly kind: Of }>;

/** @throws TransferError with the line's number and every path that is wrong in it */
export function checkRecord(value: unknown, line: number): TransferRecord {
  const { success, data, error } = record.safeParse(value);
  if (success) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'record'}: ${message}`);
  throw new TransferError(`line ${line} is no record of an export: ${problems.join('; ')}`);
}

export class TransferError extends EnvironmentError {
  constructor(message: string, options?: ErrorOptions) {
    super('SD_BROKER_TRANSFER', message, options);
  }
}
