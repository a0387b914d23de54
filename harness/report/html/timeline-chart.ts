import type { Timeline } from '../../check/index.ts';
import { formatDuration, formatFigure } from '../figures.ts';
import { embeddedJson, html, type Markup, percent, raw } from './markup.ts';
import { extentOf, scaleTo, stretches, thinned, withinReach } from './timeline-scale.ts';

const mostPoints = 1200;
/** One hue per series; the first is the one looked at. */
const hues = [235, 155, 300, 70, 195, 335, 115];

/**
 * Figures over time as a chart: lines in SVG, stretched to any width; everything that is read is HTML over it, so that
 * letters keep their size on a phone. Fault windows are shaded, limits dashed; a table says the same in figures.
 */
export function timelineChart(timeline: Timeline): Markup {
  const series = timeline.series.map(({ name, points }) => ({
    name,
    points: thinned(
      points.toSorted(([one], [other]) => one - other),
      mostPoints,
    ),
  }));
  const values = series.flatMap(({ points }) => points.map(([, value]) => value)).filter(Number.isFinite);
  if (values.length === 0) return html`<p class="empty">No figures were taken.</p>`;
  const largest = values.reduce((one, other) => Math.max(one, other), 0);
  const limits = timeline.limits ?? [];
  const drawn = limits.filter(({ value }) => withinReach(value, largest));
  const { top, ticks } = scaleTo(Math.max(largest, ...drawn.map(({ value }) => value * 1.05)));
  const { from, to } = extentOf({ ...timeline, series });
  const x = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const y = (value: number) => 1 - Math.min(Math.max(value, 0), top) / top;
  const seconds = scaleTo((to - from) / 1000, 7).ticks.filter((tick) => tick * 1000 <= to - from);
  const windows = timeline.windows.map((each) => ({ ...each, toMs: Number.isFinite(each.toMs) ? each.toMs : to }));
  const path = (points: readonly (readonly [number, number])[]) =>
    stretches(points)
      .map(
        (line) =>
          line
            .map(([at, value], index) => `${index === 0 ? 'M' : 'L'}${round(x(at) * 1000)} ${round(y(value) * 1000)}`)
            .join('') + (line.length === 1 ? 'h1' : ''),
      )
      .join('');
  return html`<div class="chart">
<ul class="legend">
${series.map(({ name }, at) => html`<li style="--hue:${hue(at)}"><i class="stroke ${at > 0 && 'thin'}"></i>${name}</li>`)}
${windows.map(({ label, fromMs, toMs }) => html`<li><i class="shade"></i>${label} <span class="dim">${tickText(Math.round((fromMs - from) / 1000))} – ${tickText(Math.round((toMs - from) / 1000))}</span></li>`)}
${limits.map(({ label, value }) => html`<li><i class="stroke limit"></i>${label} ${formatFigure(value, timeline.unit)}${!drawn.some((each) => each.value === value) && ' (above the chart)'}</li>`)}
</ul>
<div class="plot" tabindex="0" role="group" aria-label="Chart of ${series.map(({ name }) => name).join(', ')} in ${timeline.unit} over time; arrow keys read the figures, the table below has them too">
<div class="area">
${windows.map(({ label, fromMs, toMs }, at) => html`<div class="window" style="left:${percent(x(fromMs))};width:${percent(x(toMs) - x(fromMs))};--row:${at % 3}"><span class="${x(fromMs) > 0.6 && 'end'}">${label}</span></div>`)}
${ticks.map((tick) => html`<i class="level" style="top:${percent(y(tick))}"><span>${formatFigure(tick)}</span></i>`)}
<svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
${drawn.map(({ value }) => raw(`<path class="limit" d="M0 ${round(y(value) * 1000)}H1000"/>`))}
${series.map(({ points }, at) => raw(`<path class="series${at > 0 ? ' thin' : ''}" style="--hue:${hue(at)}" d="${path(points)}"/>`)).reverse()}
</svg>
<i class="cursor" hidden></i>
</div>
<div class="times" aria-hidden="true">${seconds.map((tick) => html`<i style="left:${percent(x(from + tick * 1000))}">${tickText(tick)}</i>`)}</div>
<span class="unit" aria-hidden="true">${timeline.unit}</span>
</div>
<p class="readout" aria-live="polite"></p>
<script type="application/json">${embeddedJson({ unit: timeline.unit, from, to, series: series.map((each) => ({ ...each, points: each.points.map(([at, value]) => [at, Number.isFinite(value) ? value : null]) })), windows })}</script>
${table(timeline, windows)}
</div>`;
}

const hue = (at: number): number => hues[at % hues.length] ?? 235;
const round = (value: number): number => Math.round(value * 10) / 10;
const tickText = (seconds: number): string => (seconds >= 120 ? formatDuration(seconds * 1000) : `${seconds} s`);

function table({ unit, series }: Timeline, windows: Timeline['windows']): Markup {
  const during = (at: number) => windows.some(({ fromMs, toMs }) => at >= fromMs && at <= toMs);
  const columns = [
    { label: windows.length > 0 ? 'otherwise' : 'all along', holds: (at: number) => !during(at) },
    ...windows.map(({ label, fromMs, toMs }) => ({ label, holds: (at: number) => at >= fromMs && at <= toMs })),
  ];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The figures of the chart"><table>
<thead><tr><th scope="col">median (largest), ${unit}</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${series.map(({ name, points }) => html`<tr><th scope="row">${name}</th>${columns.map(({ holds }) => html`<td>${middleAndLargest(points.filter(([at]) => holds(at)).map(([, value]) => value))}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

function middleAndLargest(all: readonly number[]): string {
  const values = all.filter(Number.isFinite).sort((one, other) => one - other);
  const middle = values[Math.floor((values.length - 1) / 2)];
  return middle === undefined ? '–' : `${formatFigure(middle)} (${formatFigure(values.at(-1) ?? middle)})`;
}
