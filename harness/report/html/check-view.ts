import type { CheckResult } from '../../check/index.ts';
import { formatDuration } from '../figures.ts';
import { evidenceView } from './evidence-view.ts';
import type { LoadedEvidence } from './load-evidence.ts';
import { html, type Markup } from './markup.ts';
import type { HueOf } from './waterfall.ts';

export interface LoadedCheck {
  readonly check: CheckResult;
  readonly evidence: readonly LoadedEvidence[];
}

export const words = { pass: 'passed', fail: 'failed', inconclusive: 'inconclusive', skipped: 'skipped' } as const;
const marks = { pass: '✓', fail: '✗', inconclusive: '?', skipped: '–' } as const;

export const markOf = (verdict: CheckResult['verdict']): Markup =>
  html`<span class="mark ${verdict}" aria-hidden="true">${marks[verdict]}</span><span class="unseen">${words[verdict]}: </span>`;

/** The id of a check's element, and the link to it. */
const anchorOf = (check: CheckResult): string => `check-${check.id.replace(/\s/g, '_')}`;
export const linkTo = (check: CheckResult): string => `#${encodeURIComponent(anchorOf(check))}`;

/** A check as a row that opens: why, how to repeat it, and its evidence. */
export function checkView(
  { check, evidence }: LoadedCheck,
  { open, hueOf }: { readonly open: boolean; readonly hueOf: HueOf },
): Markup {
  const { verdict, title, id, reason, durationMs, repeat } = check;
  return html`<details class="check" id="${anchorOf(check)}" data-verdict="${verdict}" ${open && 'open'}>
<summary>${markOf(verdict)}<span class="what"><span class="title">${title}</span><span class="id">${id}</span>${verdict !== 'pass' && html`<span class="why">${reason}</span>`}</span><span class="took">${formatDuration(durationMs)}</span></summary>
<div class="inside">
${reason !== '' && html`<p class="reason ${verdict}">${reason}</p>`}
<div class="repeat"><span class="label">Repeat it</span><code>${repeat}</code><button type="button" class="copy" hidden>Copy</button></div>
${evidence.length > 0 ? evidence.map((each) => evidenceView(each, hueOf)) : html`<p class="empty">It left no evidence.</p>`}
</div>
</details>`;
}
