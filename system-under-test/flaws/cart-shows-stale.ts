import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'cart-shows-stale',
  title:
    'Who types on may see what an earlier word found: the answer that comes last is shown, not the one asked for last',
  after: 'react.dev, useEffect: fetching data without race conditions',
  caughtBy: ['synthetic'],
  edits: [
    {
      file: 'web/scripts/index-page.js',
      replace: `  // An answer to an earlier question must not replace the answer to a later one.
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
`,
      with: '',
    },
    { file: 'web/scripts/index-page.js', replace: 'let asking = new AbortController();\n', with: '' },
    {
      file: 'web/scripts/index-page.js',
      replace: 'Object.fromEntries(new FormData(filter)), signal)',
      with: 'Object.fromEntries(new FormData(filter)))',
    },
    {
      file: 'web/scripts/index-page.js',
      replace: "    if (error.name === 'AbortError') return;\n",
      with: '',
    },
  ],
});
