import { expect, test } from 'vitest';
import { defineSystem } from '../define-system.ts';
import { kafka, postgres } from '../definition.ts';
import { edgesOf } from '../edges.ts';
import { planCompose } from './compose-plan.ts';

const system = defineSystem({
  name: 'shop',
  entry: { web: { to: 'gateway' } },
  services: {
    gateway: { command: [], uses: { 'user-bff': 'USER_BFF_URL' } },
    'user-bff': {
      command: [],
      uses: { mail: { env: 'SMTP_URL', port: 'smtp' }, db: 'DATABASE_URL', broker: 'BROKERS' },
    },
    mail: {
      command: [],
      listens: { http: { env: 'PORT' }, smtp: { env: 'SMTP_PORT', scheme: 'smtp' } },
      uses: { broker: 'B' },
    },
  },
  stores: { db: postgres(), broker: kafka() },
});

const plan = (() => {
  let next = 10_000;
  return planCompose({
    system,
    edges: edgesOf(system),
    ports: { gateway: { http: 8_000 } },
    freePort: () => next++,
    entryPorts: new Map(),
    telemetryEndpoint: 'http://127.0.0.1:4318/',
  });
})();

test('tells each caller an address on the Toxiproxy container, which leads to the callee', () => {
  expect(plan.variables).toMatchObject({
    EDGE_GATEWAY_USER_BFF: 'http://toxiproxy:20001',
    EDGE_USER_BFF_MAIL: 'smtp://toxiproxy:20002',
    EDGE_USER_BFF_DB: 'postgres://shakedown:shakedown@toxiproxy:20003/user-bff',
    EDGE_USER_BFF_BROKER: 'toxiproxy:20004',
  });
  expect(plan.proxies.map(({ edge, listen, upstream }) => [edge.id, listen, upstream])).toEqual([
    ['client→gateway', 10_000, 'gateway:8000'],
    ['gateway→user-bff', 20_001, 'user-bff:3000'],
    ['user-bff→mail', 20_002, 'mail:3001'],
    ['user-bff→db', 20_003, 'db:5432'],
    ['user-bff→broker', 20_004, 'broker:19100'],
    ['mail→broker', 20_005, 'broker:19101'],
  ]);
});

test('gives Kafka a listener per client, advertised at that client’s proxy, and one for the harness', () => {
  expect(plan.variables.KAFKA_ADVERTISED_LISTENERS).toBe(
    `BROKER://localhost:9092,INTERNAL://127.0.0.1:${plan.kafka},CLIENT_0://toxiproxy:20004,CLIENT_1://toxiproxy:20005`,
  );
  expect(plan.variables.KAFKA_LISTENERS).toContain('CLIENT_1://:19101');
});

test('points the containers’ telemetry at the host', () => {
  expect(plan.variables.OTLP_ENDPOINT).toBe('http://host.docker.internal:4318');
});
