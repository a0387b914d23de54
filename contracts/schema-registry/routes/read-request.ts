import { z } from 'zod';
import type { BrokerRequest } from '../../broker/http/index.ts';
import { isSchemaType, schemaTypes } from '../formats.ts';
import { errors } from '../registry-error.ts';
import type { Schema } from '../schemas/index.ts';

/** @throws RegistryError 422 with the path to what is wrong */
export function readBody<Type extends z.ZodType>(shape: Type, { body }: BrokerRequest): z.infer<Type> {
  const { success, data, error } = shape.safeParse(body ?? undefined);
  if (success) return data;
  const [issue] = error.issues;
  throw errors.unprocessable(`${issue?.path.join('.') || 'the body'}: ${issue?.message}`);
}

/** Clients write null where they have nothing to say. */
const maybe = <Type extends z.ZodType>(type: Type) =>
  type.nullish().transform((value) => (value ?? undefined) as z.infer<Type> | undefined);

const notKept = z.null({ error: 'is not kept by this registry' }).optional();

const schemaBody = z.object({
  schema: maybe(z.string()),
  schemaType: maybe(z.string()),
  references: maybe(z.array(z.object({ name: z.string().min(1), subject: z.string().min(1), version: z.int() }))),
  id: maybe(z.int()),
  version: maybe(z.int()),
  metadata: notKept,
  ruleSet: notKept,
});

export interface SchemaRequest extends Schema {
  readonly id: number | undefined;
  readonly version: number | undefined;
  readonly normalize: boolean;
}

/** @throws RegistryError 422 for a body of the wrong shape, 42201 for an unknown type */
export function readSchemaRequest(request: BrokerRequest): SchemaRequest {
  const { schema = '', schemaType = 'AVRO', references = [], id, version } = readBody(schemaBody, request);
  if (!isSchemaType(schemaType)) {
    throw errors.invalidSchema(`Invalid schema type ${schemaType}; this registry knows ${schemaTypes.join(', ')}`);
  }
  // -1 is what clients send for "none of my own".
  const given = id !== undefined && id >= 0 ? id : undefined;
  return { type: schemaType, text: schema, references, id: given, version, normalize: flag(request, 'normalize') };
}

/** @throws RegistryError 42202 */
export function readVersion({ params }: BrokerRequest): number | 'latest' {
  const text = (params.version ?? '').trim();
  if (text.toLowerCase() === 'latest' || text === '-1') return 'latest';
  const version = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (version < 1 || version > 2 ** 31 - 1) throw errors.invalidVersion(text);
  return version;
}

export const subjectOf = ({ params }: BrokerRequest): string => {
  const { subject = '' } = params;
  if (subject === '' || /\p{Cc}/u.test(subject)) throw errors.invalidSubject(subject);
  return subject;
};

/** @throws RegistryError 40403: what is no number is no schema's */
export function readId({ params }: BrokerRequest): number {
  const { id = '' } = params;
  if (!/^\d{1,10}$/.test(id)) throw errors.schemaNotFound();
  return Number(id);
}

export const flag = ({ query }: BrokerRequest, name: string): boolean => query.get(name)?.toLowerCase() === 'true';

/** `offset` and `limit` of a list; a negative limit is none. */
export function page<Item>({ query }: BrokerRequest, items: readonly Item[]): readonly Item[] {
  const offset = whole(query.get('offset')) ?? 0;
  const limit = whole(query.get('limit')) ?? -1;
  return items.slice(Math.max(0, offset), limit < 0 ? undefined : Math.max(0, offset) + limit);
}

function whole(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (!/^-?\d{1,10}$/.test(text)) throw errors.unprocessable(`"${text}" is not a whole number`);
  return Number(text);
}
