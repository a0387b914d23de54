import type { VerificationStatus } from '../integrations/index.ts';
import type { Badge } from './svg.ts';

export interface PactBadgeOptions {
  /** `consumer` or `provider` names one alone. */
  readonly label: string | undefined;
  /** `wb` for Web BFF. */
  readonly initials: boolean;
  readonly consumerTag: string | undefined;
  readonly providerTag: string | undefined;
}

/** Upstream's words and colours (`badges/service.rb`); `pair` is undefined when there is no pact. */
export function pactBadge(
  pair: { readonly consumer: string; readonly provider: string } | undefined,
  status: VerificationStatus,
  { label, initials, consumerTag, providerTag }: PactBadgeOptions,
): Badge {
  if (!pair) return { label: 'pact not found', message: 'unknown', color: 'lightgrey' };
  const consumer = nameOf(pair.consumer, initials, consumerTag);
  const provider = nameOf(pair.provider, initials, providerTag);
  const asked = label?.toLowerCase();
  const whose = asked === 'consumer' ? consumer : asked === 'provider' ? provider : `${consumer}/${provider}`;
  return { label: `${whose} pact`.toLowerCase(), ...looks[status] };
}

const looks = {
  success: { message: 'verified', color: 'brightgreen' },
  failed: { message: 'failed', color: 'red' },
  failed_pending: { message: 'failed (pending)', color: 'red' },
  stale: { message: 'changed', color: 'orange' },
  never: { message: 'unknown', color: 'lightgrey' },
} as const;

function nameOf(name: string, initials: boolean, tag: string | undefined): string {
  const parts = name.split(/[\s_-]/).filter((part) => part !== '');
  const words = parts.length > 1 ? parts : camelCaseWords(name);
  const short = initials && words.length > 1 ? words.map((word) => word[0]).join('') : name;
  return tag === undefined ? short : `${short} (${tag})`;
}

const camelCaseWords = (name: string): string[] =>
  name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .split('_')
    .filter((word) => word !== '');
