import { z } from 'zod';
import { readSpecification, type Specification, SpecificationError } from '../../bi-directional/index.ts';
import { invalid } from '../http/index.ts';
import type { SelfVerification } from './provider-contract.ts';

/** What a provider's build publishes (pact-broker-cli: pactflow/main/provider_contracts/publish.rs). */
export interface ContractPublication {
  readonly versionNumber: string;
  readonly branch: string | undefined;
  readonly tags: readonly string[];
  readonly buildUrl: string | undefined;
  readonly specification: Specification['kind'];
  readonly contentType: string;
  readonly content: string;
  readonly selfVerification: SelfVerification | undefined;
}

const line = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') })
  .refine((text) => text.trim() !== '', 'cannot be blank')
  .refine((text) => !text.includes('\n'), 'cannot contain multiple lines');
const utf8 = new TextDecoder('utf-8', { fatal: true });
const text = z
  .base64({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not valid Base64') })
  .transform((encoded, { addIssue }) => {
    try {
      return utf8.decode(Buffer.from(encoded, 'base64'));
    } catch {
      addIssue('is not UTF-8');
      return z.NEVER;
    }
  });
const optional = <Type extends z.ZodType>(type: Type) => type.nullish().transform((value) => value ?? undefined);

const schema = z.object({
  pacticipantVersionNumber: line,
  branch: optional(line),
  tags: optional(z.array(line)),
  buildUrl: optional(line),
  contract: z.object({
    content: text,
    specification: z.enum(['oas', 'openapi', 'asyncapi'], 'must be one of: oas, openapi, asyncapi').default('oas'),
    contentType: line.default('application/yaml'),
    selfVerificationResults: optional(
      z.object({
        success: z.boolean('must be true or false'),
        content: optional(text),
        contentType: optional(line),
        format: optional(line),
        verifier: optional(line),
        verifierVersion: optional(line),
      }),
    ),
  }),
});

/** @throws BrokerError 400 with all that is wrong, by field */
export function readPublication(body: unknown): ContractPublication {
  const { success, data, error } = schema.safeParse(body ?? {});
  if (!success) {
    const issues = Map.groupBy(error.issues, ({ path }) => path.join('.') || 'body');
    throw invalid(Object.fromEntries([...issues].map(([field, of]) => [field, of.map(({ message }) => message)])));
  }
  const { content, contentType, specification, selfVerificationResults } = data.contract;
  const kind = kindOf(content);
  if (kind !== (specification === 'asyncapi' ? 'asyncapi' : 'openapi'))
    throw invalid({ 'contract.specification': [`is ${specification}, but the content is ${kind}`] });
  return {
    versionNumber: data.pacticipantVersionNumber,
    branch: data.branch,
    tags: data.tags ?? [],
    buildUrl: data.buildUrl,
    specification: kind,
    contentType,
    content,
    selfVerification: selfVerificationResults,
  };
}

function kindOf(content: string): Specification['kind'] {
  try {
    return readSpecification(content).kind;
  } catch (error) {
    if (!(error instanceof SpecificationError)) throw error;
    throw invalid({ 'contract.content': [error.message] });
  }
}
