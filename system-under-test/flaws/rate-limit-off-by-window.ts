import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'rate-limit-off-by-window',
  title: 'Customers are told to slow down at half of what they were promised',
  after: 'A limiter that counts before and after: a burst was to be kept from slipping through',
  caughtBy: ['load', 'generated', 'synthetic'],
  edits: [
    {
      file: 'gateway/plugins/rate-limiting.ts',
      replace: '        const usage = windows.map(',
      with: '        for (const window of windows) window.count(caller, at);\n        const usage = windows.map(',
    },
  ],
});
