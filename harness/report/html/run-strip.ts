import type { CheckResult, Verdict } from '../../check/index.ts';
import { formatDuration } from '../figures.ts';
import { linkTo, words } from './check-view.ts';
import { html, type Markup, percent } from './markup.ts';

/** The whole run on one line per suite: when each check ran, how long, and what came of it. */
export function runStrip(verdict: Verdict): Markup | undefined {
  if (verdict.checks.length < 2 || verdict.durationMs <= 0) return undefined;
  const start = Date.parse(verdict.startedAt);
  const suites = [...Map.groupBy(verdict.checks, (check) => check.suite)];
  const first = Math.min(...verdict.checks.map((check) => Date.parse(check.startedAt)));
  const share = (ms: number) => Math.min(1, Math.max(0, ms / verdict.durationMs));
  const block = (check: CheckResult) => {
    const from = share(Date.parse(check.startedAt) - start);
    const width = Math.min(1 - from, share(check.durationMs));
    return html`<a class="${check.verdict}" tabindex="-1" href="${linkTo(check)}" title="${words[check.verdict]}: ${check.title} (${formatDuration(check.durationMs)})" style="left:${percent(from)};width:${percent(width)}"></a>`;
  };
  return html`<div class="strip" aria-hidden="true">
${suites.map(([name, checks], at) => html`<span class="name">${name}</span><span class="lane">${at === 0 && first > start && html`<i class="before" style="width:${percent(share(first - start))}" title="before the first check"></i>`}${checks.map(block)}</span>`)}
<span></span><span class="ends"><span>0 s</span><span>${formatDuration(verdict.durationMs)}</span></span>
</div>`;
}
