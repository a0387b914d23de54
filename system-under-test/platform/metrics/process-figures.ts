import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Metrics } from './metrics.ts';

/**
 * What every process tells, measured when somebody reads it. Prom-client's own set keeps a timer of 10 ms for the event loop,
 * which sixteen idle services on two cores would feel.
 */
export function observeProcess(metrics: Metrics): void {
  const one = (name: string, help: string) => {
    const set = metrics.gauge({ name, help, labels: [] });
    return (value: number) => set({}, value);
  };
  const rss = one('process_resident_memory_bytes', 'Resident memory');
  const heap = one('nodejs_heap_size_used_bytes', 'Used part of the JavaScript heap');
  const cpu = metrics.counter({ name: 'process_cpu_seconds_total', help: 'User and system CPU time', labels: [] });
  const start = one('process_start_time_seconds', 'When the process started, since the epoch');
  const lag = one('nodejs_eventloop_lag_seconds', 'How late a callback runs that is due at once, at this moment');
  const busy = one(
    'nodejs_eventloop_utilization',
    'Share of the time since the last reading in which the loop was busy',
  );

  let cpuBefore = 0;
  let before = performance.eventLoopUtilization();
  metrics.beforeReading(async () => {
    const asked = performance.now();
    await setImmediate();
    lag((performance.now() - asked) / 1_000);
    const now = performance.eventLoopUtilization();
    busy(performance.eventLoopUtilization(now, before).utilization);
    before = now;
    const memory = process.memoryUsage();
    rss(memory.rss);
    heap(memory.heapUsed);
    const { user, system } = process.cpuUsage();
    const cpuSeconds = (user + system) / 1_000_000;
    cpu({}, cpuSeconds - cpuBefore);
    cpuBefore = cpuSeconds;
    start(performance.timeOrigin / 1_000);
  });
}
