import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricDescription<Label extends string> {
  /** As Prometheus wants names: `edge_retries_total`, `saga_duration_seconds`. */
  readonly name: string;
  readonly help: string;
  /** Each value of a label is a series of its own: words that the code knows, never ids, addresses or texts. */
  readonly labels: readonly Label[];
}

/** Sets a gauge, or adds a duration to a histogram. */
export type Note<Label extends string> = (labels: Readonly<Record<Label, string>>, value: number) => void;

/** The numbers that a process tells of itself. Describing a metric twice gives the same one. */
export interface Metrics {
  counter<Label extends string>(
    description: MetricDescription<Label>,
  ): (labels: Readonly<Record<Label, string>>, by?: number) => void;
  gauge<Label extends string>(description: MetricDescription<Label>): Note<Label>;
  /** How long something takes, in seconds. */
  durations<Label extends string>(description: MetricDescription<Label>): Note<Label>;
  /** Runs `collect` whenever somebody reads the metrics: for what nobody needs to know in between. */
  beforeReading(collect: () => Promise<void> | void): void;
  /** All of it in Prometheus's text format. */
  expose(): Promise<string>;
}

/** From a cached read to the longest that anybody waits. */
const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** An empty set of metrics, over a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const collectors: (() => Promise<void> | void)[] = [];

  function once<Metric>(name: string, create: () => Metric): Metric {
    return (registry.getSingleMetric(name) as Metric | undefined) ?? create();
  }
  const options = <Label extends string>({ name, help, labels }: MetricDescription<Label>) => ({
    name,
    help,
    labelNames: labels,
    registers: [registry],
  });

  return {
    counter(description) {
      const counter = once(description.name, () => new Counter(options(description)));
      return (labels, by) => counter.inc(labels, by);
    },
    gauge(description) {
      const gauge = once(description.name, () => new Gauge(options(description)));
      return (labels, value) => gauge.set(labels, value);
    },
    durations(description) {
      const histogram = once(description.name, () => new Histogram({ ...options(description), buckets: BUCKETS_S }));
      return (labels, value) => histogram.observe(labels, value);
    },
    beforeReading: (collect) => void collectors.push(collect),
    async expose() {
      // A part that is away must not take the numbers of all others with it.
      await Promise.allSettled(collectors.map(async (collect) => collect()));
      return registry.metrics();
    },
  };
}

/** The metrics of this process. What has no service at hand counts here, as spans go to the process's one tracer. */
export const processMetrics: Metrics = createMetrics();
