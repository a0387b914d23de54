import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { planCompose } from './harness/system/compose/compose-plan.ts';
import { edgesOf, type SystemDefinition } from './harness/system/index.ts';
import config from './shakedown.config.ts';

const text = readFileSync(new URL('docker-compose.test.yml', import.meta.url), 'utf8');
const system: SystemDefinition = config.system;

const { variables } = planCompose({
  system,
  edges: edgesOf(system),
  ports: { gateway: { http: 8000 } },
  freePort: () => 1,
  entryPorts: new Map(),
  telemetryEndpoint: 'http://127.0.0.1:4318',
});

test('the compose file uses every variable that the driver sets for the shop, and no other', () => {
  const used = new Set([...text.matchAll(/(?<!\$)\$\{([A-Z_]+)\}/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(variables).sort());
});

test('the compose file has a container for every service, every store and Toxiproxy', () => {
  const { services } = parse(text, { merge: true });
  const names = ['toxiproxy', ...Object.keys(system.services), ...Object.keys(system.stores ?? {})];
  expect(Object.keys(services).sort()).toEqual(names.sort());
});

test('every service is told its callees under the names that the shop gives them', () => {
  const { services } = parse(text, { merge: true });
  for (const { env, from, to } of edgesOf(system)) {
    if (env === undefined) continue;
    const variable = `EDGE_${from}_${to}`.toUpperCase().replaceAll('-', '_');
    expect(services[from].environment[env], `${from}→${to}`).toBe(`\${${variable}}`);
  }
});
