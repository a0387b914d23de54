import { expect, it } from 'vitest';
import { webhookSettings } from './settings.ts';

it('takes upstream’s retries and this machine alone unless told otherwise', () => {
  expect(webhookSettings()).toEqual({ hosts: [], retrySchedule: [10, 60, 120, 300, 600, 1200], timeoutMs: 15_000 });
});

it.each(['10.0.0.0/33', '10.0.0.0/x', 'example.org/8', 'http://example.org', 'a b', ''])(
  'refuses %j as a host',
  (host) => {
    expect(() => webhookSettings({ hosts: ['ok.example.org', host] })).toThrow(
      `webhooks.hosts.1: "${host}" is no name`,
    );
  },
);
