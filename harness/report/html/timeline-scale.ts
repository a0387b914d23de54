import type { Timeline } from '../../check/index.ts';

type Point = readonly [number, number];

/** A whole figure with a round step for the marks below it: 0, 500, 1000, … */
export interface Scale {
  readonly top: number;
  readonly ticks: readonly number[];
}

/** A scale from 0 that holds `largest`, with about `count` marks at 1, 2 or 5 times a power of ten. */
export function scaleTo(largest: number, count = 4): Scale {
  if (!(largest > 0)) return { top: 1, ticks: [0, 1] };
  const rough = largest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((each) => each * power >= rough) ?? 10) * power;
  const steps = Math.max(1, Math.ceil(largest / step - 1e-9));
  return {
    top: steps * step,
    ticks: Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12))),
  };
}

/** A limit far above all figures would press them flat; it is told of instead of drawn. */
export function withinReach(limit: number, largest: number): boolean {
  return limit <= largest * 4 || largest === 0;
}

/** At most `most` points, of each stretch the least and the greatest, so that no peak is lost. */
export function thinned(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  const size = Math.ceil(points.length / (most / 2));
  const kept: Point[] = [];
  for (let at = 0; at < points.length; at += size) {
    const stretch = points.slice(at, at + size);
    const by = (one: Point, other: Point) => one[1] - other[1];
    const [least, greatest] = [stretch.toSorted(by)[0], stretch.toSorted(by).at(-1)];
    kept.push(...stretch.filter((point) => point === least || point === greatest));
  }
  return kept;
}

/** Lines through the points, with a gap where nothing was measured: a line over it would claim figures. */
export function stretches(points: readonly Point[]): Point[][] {
  const steps = points.slice(1).map(([at], index) => at - (points[index]?.[0] ?? at));
  const usual = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  const lines: Point[][] = [];
  let previous: Point | undefined;
  for (const point of points) {
    const [at, value] = point;
    if (!Number.isFinite(value)) {
      previous = undefined;
      continue;
    }
    if (previous === undefined || at - previous[0] > usual * 4) lines.push([]);
    lines.at(-1)?.push(point);
    previous = point;
  }
  return lines;
}

/** First and last moment of the points and the windows that have an end. */
export function extentOf({ series, windows }: Timeline): { readonly from: number; readonly to: number } {
  const moments = [
    ...series.flatMap(({ points }) => points.map(([at]) => at)),
    ...windows.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
  ].filter(Number.isFinite);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const moment of moments) {
    from = Math.min(from, moment);
    to = Math.max(to, moment);
  }
  return moments.length === 0 ? { from: 0, to: 1 } : { from, to: to > from ? to : from + 1 };
}
