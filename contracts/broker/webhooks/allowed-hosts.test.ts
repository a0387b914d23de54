import { expect, it } from 'vitest';
import { mayCall } from './allowed-hosts.ts';

const hostOf = (url: string) => new URL(url).hostname;

it.each([
  'http://localhost/',
  'http://LOCALHOST/',
  'http://127.0.0.1/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://127.9.9.9',
])('this machine may always be called: %s', (url) => expect(mayCall(hostOf(url), [])).toBe(true));

it.each([
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://localhost.example.org/',
  'http://0.0.0.0/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://127.0.0.1.example.org/',
])('anything else may not: %s', (url) => expect(mayCall(hostOf(url), [])).toBe(false));

it.each([
  ['ci.example.org', 'http://ci.example.org/', true],
  ['ci.example.org', 'http://x.ci.example.org/', false],
  ['*.example.org', 'http://ci.example.org/', true],
  ['*.example.org', 'http://a.b.example.org/', false],
  ['*.example.org', 'http://example.org/', false],
  ['10.1.0.0/16', 'http://10.1.2.3/', true],
  ['10.1.0.0/16', 'http://10.2.2.3/', false],
  ['10.1.0.0/16', 'http://ten.example.org/', false],
  ['fd00::/8', 'http://[fd12::1]/', true],
  ['10.1.2.3', 'http://10.1.2.3:8080/', true],
  ['*', 'http://anywhere.example.org/', true],
])('%s allows %s: %s', (pattern, url, allowed) => expect(mayCall(hostOf(url), [pattern])).toBe(allowed));
