import { expect, test } from 'vitest';
import { platform } from './platform.ts';

test.each([
  ['linux', 'x64', 'linux-amd64'],
  ['linux', 'arm64', 'linux-arm64'],
  ['darwin', 'arm64', 'darwin-arm64'],
])('calls %s on %s %s', (os, arch, name) => {
  expect(platform(os, arch)).toBe(name);
});

test('says so when there are no releases', () => {
  expect(() => platform('win32', 'x64')).toThrow('there is no release for win32 on x64');
});
