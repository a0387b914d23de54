import { type Exchange, header } from '../exchange.ts';
import { dereference, type Json, recordOf } from '../json.ts';
import type { Operation } from '../openapi/index.ts';
import { cookie } from './parameter-value.ts';
import type { Violation } from './violation.ts';

/** A secured operation that answered somebody who showed nothing. */
export function credentialViolations(document: Json, operation: Operation, exchange: Exchange): Violation[] {
  if (exchange.status >= 400 || operation.security.length === 0) return [];
  const schemes = recordOf(recordOf(document.components).securitySchemes);
  const shown = (name: string) => shows(recordOf(dereference(document, schemes[name])), exchange);
  if (operation.security.some((together) => Object.keys(together).every(shown))) return [];
  const wanted = operation.security.map((together) => Object.keys(together).join(' and ')).join(' or ');
  return [{ rule: 'accepted a request without credentials', at: '', reason: `it wants ${wanted}` }];
}

function shows({ type, name, in: place }: Json, exchange: Exchange): boolean {
  if (type === 'mutualTLS') return true;
  if (type !== 'apiKey') return header(exchange.requestHeaders, 'authorization') !== undefined;
  if (place === 'header') return header(exchange.requestHeaders, String(name)) !== undefined;
  if (place === 'cookie') return cookie(exchange, String(name)) !== undefined;
  return new URL(exchange.path, 'http://any').searchParams.has(String(name));
}
