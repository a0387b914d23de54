import type { SpanRecord } from '../../telemetry/index.ts';
import { formatDuration } from '../figures.ts';
import { html, type Markup, percent } from './markup.ts';
import { arrangeSpans, type PlacedSpan } from './span-rows.ts';

/** Most spans drawn of one trace, and most traces of one piece of evidence. */
const mostSpans = 400;
const mostTraces = 5;

/** Gives each service a hue of its own, the same in every trace of the report. */
export type HueOf = (service: string) => number;

/** Traces as waterfalls: a row per span, nested as they called each other; a row opens to show its attributes. */
export function waterfalls(spans: readonly SpanRecord[], hueOf: HueOf): Markup {
  if (spans.length === 0) return html`<p class="empty">No spans arrived.</p>`;
  const traces = [...Map.groupBy(spans, (span) => span.traceId).values()];
  const left = traces.length - mostTraces;
  return html`${traces.slice(0, mostTraces).map((trace) => waterfall(trace, hueOf))}
${left > 0 && html`<p class="empty">… and ${left} more traces; see the file.</p>`}`;
}

function waterfall(trace: readonly SpanRecord[], hueOf: HueOf): Markup {
  const rows = arrangeSpans(trace);
  const from = Math.min(...rows.map(({ span }) => span.startMs));
  const to = Math.max(...rows.map(({ span }) => span.startMs + span.durationMs));
  const total = Math.max(to - from, 0.001);
  const services = [...new Set(rows.map(({ span }) => span.service))];
  const errors = rows.filter(({ span }) => span.status === 'error').length;
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return html`<div class="waterfall">
<p class="facts"><span>${rows.length} ${rows.length === 1 ? 'span' : 'spans'}</span><span>${formatDuration(total)}</span>${errors > 0 && html`<span class="bad">${errors} ${errors === 1 ? 'error' : 'errors'}</span>`}<span class="id">trace ${rows[0]?.span.traceId}</span></p>
<ul class="legend">${services.map((service) => html`<li><i class="dot" style="--hue:${hueOf(service)}"></i>${service}</li>`)}</ul>
<div class="axis" aria-hidden="true"><span></span><span class="ticks">${ticks.map((at) => html`<i style="left:${percent(at)}">${formatDuration(total * at)}</i>`)}</span></div>
${rows.slice(0, mostSpans).map((row) => spanRow(row, from, total, hueOf))}
${rows.length > mostSpans && html`<p class="empty">… and ${rows.length - mostSpans} more spans; see the file.</p>`}
</div>`;
}

function spanRow({ span, depth, orphan }: PlacedSpan, from: number, total: number, hueOf: HueOf): Markup {
  const start = (span.startMs - from) / total;
  const width = span.durationMs / total;
  const failed = span.status === 'error';
  return html`<details class="span ${failed && 'failed'}" style="--hue:${hueOf(span.service)};--x:${percent(start)};--w:${percent(width)};--depth:${Math.min(depth, 12)}">
<summary><span class="who"><i class="dot"></i><b>${span.service}</b> <span>${span.name}</span>${failed && html`<em>error</em>`}</span><span class="track"><i class="bar"></i><span class="took">${formatDuration(span.durationMs)}</span></span></summary>
<dl>
${fact('began', `+${formatDuration(span.startMs - from)}`)}${fact('took', formatDuration(span.durationMs))}${fact('kind', span.kind)}
${span.statusMessage !== undefined && fact('error', span.statusMessage)}
${orphan && fact('parent', `${span.parentSpanId}, which did not arrive`)}
${Object.entries(span.attributes).map(([name, value]) => fact(name, String(value)))}
${(span.events ?? []).map((event) =>
  fact(
    `${event.name} at +${formatDuration(event.atMs - from)}`,
    Object.entries(event.attributes)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  ),
)}
${(span.links ?? []).map((link) => fact('follows from', `${link.spanId} of trace ${link.traceId}`))}
${fact('span', span.spanId)}
</dl></details>`;
}

const fact = (name: string, value: string): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
