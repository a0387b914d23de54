import { formatBytes } from '../figures.ts';
import type { LoadedEvidence } from './load-evidence.ts';
import { html, type Markup } from './markup.ts';
import { diffView, jsonView, logView, textView } from './text-views.ts';
import { timelineChart } from './timeline-chart.ts';
import { type HueOf, waterfalls } from './waterfall.ts';

/** One piece of evidence, shown in full where it can be, with a link to its file. */
export function evidenceView(evidence: LoadedEvidence, hueOf: HueOf): Markup {
  const { body, note } = contentOf(evidence, hueOf);
  return html`<figure class="evidence ${evidence.kind}">
<figcaption><span class="kind">${evidence.kind}</span> <span class="title">${evidence.title}</span>${note !== undefined && html` <span class="note">${note}</span>`}${evidence.path !== undefined && html` <a class="file" href="${hrefOf(evidence.path)}">${evidence.path.split('/').at(-1)}</a>`}</figcaption>
${body}
</figure>`;
}

interface Content {
  readonly body: Markup | undefined;
  readonly note?: string | undefined;
}

function contentOf(evidence: LoadedEvidence, hueOf: HueOf): Content {
  switch (evidence.shown) {
    case 'trace':
      return { body: waterfalls(evidence.spans, hueOf) };
    case 'timeline':
      return { body: timelineChart(evidence.timeline) };
    case 'image':
      return {
        body: html`<a class="shot" href="${hrefOf(evidence.path ?? '')}"><img alt="${evidence.title}" src="${evidence.source}"></a>`,
      };
    case 'link':
      return { body: undefined, note: formatBytes(evidence.bytes) };
    case 'nothing':
      return { body: html`<p class="empty">It cannot be shown: ${evidence.why}.</p>` };
    case 'text': {
      if (evidence.text.trim() === '') return { body: html`<p class="empty">It is empty.</p>` };
      const { body, note } = viewOf(evidence.kind)(evidence.text);
      const words = note ?? (evidence.cut ? 'a part; the file has it all' : undefined);
      return {
        body: html`<pre class="scroll" tabindex="0" role="region" aria-label="${evidence.title}">${body}</pre>`,
        note: words,
      };
    }
  }
}

function viewOf(kind: LoadedEvidence['kind']) {
  if (kind === 'log') return logView;
  if (kind === 'diff') return diffView;
  return kind === 'json' ? jsonView : textView;
}

/** Relative to the report, which lies in the run's folder. */
const hrefOf = (path: string): string => `./${path.split('/').map(encodeURIComponent).join('/')}`;
