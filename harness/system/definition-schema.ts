import { z } from 'zod';

/** Names become file names, database names and parts of a URL. */
const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a name begins with a letter and has letters, digits, - and _ only');
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'not the name of an environment variable');
const text = z.string().min(1, 'must not be empty');

const listen = z.strictObject({
  env: variable.optional(),
  scheme: z
    .string()
    .regex(/^[a-z][a-z0-9+.-]*$/)
    .optional(),
});
const use = z.union([variable, z.strictObject({ env: variable, port: name.optional() })], {
  error: 'expected the name of an environment variable, or { env, port? }',
});

const service = z.strictObject({
  command: z.array(text),
  listens: z.record(name, listen).optional(),
  ready: z.string().startsWith('/', 'a path begins with /').optional(),
  uses: z.record(name, use).optional(),
  publishes: z.array(text).optional(),
  subscribes: z.array(text).optional(),
  env: z.record(variable, z.string()).optional(),
  role: z.enum(['service', 'outside']).optional(),
  cwd: text.optional(),
});

/** The shape of a SystemDefinition; what its parts say of each other is judged by {@link contradictionsIn}. */
export const systemSchema = z.strictObject({
  name,
  services: z
    .record(name, service)
    .refine((services) => Object.keys(services).length > 0, 'a system has at least one service'),
  stores: z.record(name, z.strictObject({ kind: z.enum(['postgres', 'kafka']) })).optional(),
  topics: z
    .record(
      z.string().regex(/^[A-Za-z0-9._-]{1,249}$/, 'Kafka allows letters, digits, . _ and - in the name of a topic'),
      z.strictObject({ partitions: z.int().min(1).max(100).optional() }),
    )
    .optional(),
  entry: z
    .record(name, z.strictObject({ to: name, listen: name.optional(), port: z.int().min(1).max(65_535).optional() }))
    .refine((entries) => Object.keys(entries).length > 0, 'a system has at least one entry'),
});
