import { nameOf, type PacticipantVersion } from './plan-input.ts';

/** A version and why it runs: `new` is rolled out, `old` is replaced, `stays` does not change, `supported` was released once. */
export interface Party extends PacticipantVersion {
  readonly presence: 'new' | 'old' | 'stays' | 'supported';
}

/** Why two versions must not run side by side, or one version not yet. */
export type Finding =
  | { readonly kind: 'failed'; readonly consumer: Party; readonly provider: Party; readonly detail: string | undefined }
  | { readonly kind: 'unverified'; readonly consumer: Party; readonly provider: Party }
  /** No version of the provider runs. */
  | { readonly kind: 'missing'; readonly consumer: Party; readonly provider: { readonly pacticipant: string } };

/** `order 7, which is in production, does not answer \`reason\`` */
export function sentenceOf(finding: Finding, environment: string): string {
  const { kind, consumer, provider } = finding;
  if (kind === 'missing')
    return `${nameOf(consumer)} relies on ${provider.pacticipant}, which is not in ${environment}`;
  const subject = (party: Party) => `${nameOf(party)}${aside(party, environment)}`;
  const object = (party: Party) => subject(party).replace(/,$/, '');
  if (kind === 'unverified') return `${subject(provider)} is not verified against the pact of ${object(consumer)}`;
  if (finding.detail === undefined) return `${subject(provider)} fails the pact of ${object(consumer)}`;
  const relies = consumer.presence === 'new' ? '' : `, and ${subject(consumer)} relies on it`;
  return `${subject(provider)} ${finding.detail}${relies}`;
}

const aside = ({ presence }: Party, environment: string): string =>
  presence === 'new' ? '' : `, which ${verbs[presence]} in ${environment},`;

const verbs = { old: 'is', stays: 'stays', supported: 'is still supported' } as const;
