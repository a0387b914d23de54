import type { Metrics } from './metrics.ts';

/**
 * The same figures as Prometheus reads them (text format 0.0.4): `pact_broker_verification_results_success_count 12`. All are gauges:
 * what is deleted is counted no longer.
 */
export function prometheusText(metrics: Metrics): string {
  const lines: string[] = [];
  for (const [subject, figures] of Object.entries(metrics))
    for (const [figure, value] of Object.entries<unknown>(figures)) {
      const name = `pact_broker_${snake(subject)}_${snake(figure)}`;
      const found = samples(name, value);
      if (found.length > 0) lines.push(`# TYPE ${found[0]?.split(/[ {]/)[0]} gauge`, ...found);
    }
  return `${lines.join('\n')}\n`;
}

function samples(name: string, value: unknown): string[] {
  // Upstream's "not counted".
  if (value === -1 || value === null) return [];
  if (typeof value === 'number') return [`${name} ${value}`];
  if (typeof value === 'string') return [`${name}_timestamp_seconds ${Date.parse(value) / 1000}`];
  return Object.entries(value as Record<string, number>).map(([size, count]) => `${name}{size="${size}"} ${count}`);
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
