import { parse } from 'yaml';
import { isRecord, type Json } from '../json.ts';
import { brokenReferences } from './references.ts';

export type SpecificationKind = 'openapi' | 'asyncapi';

export interface Specification {
  readonly kind: SpecificationKind;
  readonly document: Json;
}

/** What a provider says of itself: its HTTP interface, its events, or both. */
export type ProviderSpecifications = Partial<Readonly<Record<SpecificationKind, Json>>>;

/** The text is no OpenAPI 2 or 3 and no AsyncAPI 3 document. */
export class SpecificationError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'SpecificationError';
  }
}

/**
 * @param text - YAML or JSON
 * @throws SpecificationError with the reason
 */
export function readSpecification(text: string): Specification {
  const document = parsed(text);
  const kind = kindOf(document);
  const { info, paths, webhooks, channels, operations } = document;
  if (!isRecord(info)) throw new SpecificationError('the document has no info');
  if (kind === 'openapi' && !isRecord(paths) && !isRecord(webhooks))
    throw new SpecificationError('the OpenAPI document has no paths');
  if (kind === 'asyncapi' && !isRecord(channels) && !isRecord(operations))
    throw new SpecificationError('the AsyncAPI document has neither channels nor operations');
  const broken = brokenReferences(document);
  if (broken.length > 0) throw new SpecificationError(`it refers to ${broken.join(', ')}, which is not part of it`);
  return { kind, document };
}

function parsed(text: string): Json {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new SpecificationError(`neither YAML nor JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  if (isRecord(document)) return document;
  throw new SpecificationError(`expected an object, got ${JSON.stringify(document)}`.slice(0, 200));
}

function kindOf({ openapi, swagger, asyncapi }: Json): SpecificationKind {
  if (String(openapi).startsWith('3.') || String(swagger) === '2.0') return 'openapi';
  if (String(asyncapi).startsWith('3.')) return 'asyncapi';
  const said = JSON.stringify({ openapi, swagger, asyncapi });
  throw new SpecificationError(`expected openapi 3.x, swagger 2.0 or asyncapi 3.x at the root, got ${said}`);
}
