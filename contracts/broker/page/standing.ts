import { html, type Markup } from '../../../harness/markup.ts';
import type { VerificationStatus } from '../integrations/index.ts';

/** How a contract stands, as it is shown: by a word, a sign and a colour, so that no one of them is needed. */
export type Standing = 'verified' | 'failed' | 'pending' | 'changed' | 'unverified' | 'none';

export const signs: Readonly<Record<Standing, string>> = {
  verified: '✓',
  failed: '✕',
  pending: '!',
  changed: '≠',
  unverified: '?',
  none: '·',
};

export const words: Readonly<Record<Standing, string>> = {
  verified: 'verified',
  failed: 'failed',
  pending: 'failed while pending',
  changed: 'changed since it was verified',
  unverified: 'not verified',
  none: 'no contract',
};

export const standingOf = (status: VerificationStatus): Standing =>
  (
    ({
      success: 'verified',
      failed: 'failed',
      failed_pending: 'pending',
      stale: 'changed',
      never: 'unverified',
    }) as const
  )[status];

export const standingOfVerdict = (verdict: { readonly success: boolean } | undefined): Standing =>
  verdict === undefined ? 'unverified' : verdict.success ? 'verified' : 'failed';

export const standingMark = (standing: Standing, text = words[standing]): Markup =>
  html`<span class="standing ${standing}"><span class="sign" aria-hidden="true">${signs[standing]}</span> ${text}</span>`;

export const legend = (shown: readonly Standing[]): Markup =>
  html`<ul class="legend" aria-label="What the signs mean">${shown.map((each) => html`<li>${standingMark(each)}</li>`)}</ul>`;
