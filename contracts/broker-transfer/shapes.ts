import { z } from 'zod';

/** What is read of a broker's answers; whatever else is in them is passed over. */
const link = z.object({ href: z.string() });
const links = z.array(link).default([]);
const names = z.array(z.object({ name: z.string() })).default([]);
const text = z.string().nullish();

export const pages = <Item extends z.ZodType>(key: string, item: Item) =>
  z
    .object({
      _embedded: z.looseObject({ [key]: z.array(item).default([]) }).optional(),
      _links: z.object({ next: link.optional() }),
    })
    .transform(({ _embedded, _links }) => ({
      items: ((_embedded as Record<string, unknown> | undefined)?.[key] ?? []) as z.output<Item>[],
      next: _links.next?.href,
    }));

export const pacticipant = z.object({
  name: z.string(),
  displayName: text,
  mainBranch: text,
  repositoryUrl: text,
  repositoryName: text,
  repositoryNamespace: text,
  _embedded: z.object({ labels: names }).default({ labels: [] }),
});

export const version = z.object({
  number: z.string(),
  buildUrl: text,
  createdAt: z.string(),
  _embedded: z.object({ branchVersions: names, tags: names }),
  _links: z.object({
    self: link,
    'pb:pact-versions': links,
    'pb:deployed-environments': links,
    'pb:released-environments': links,
  }),
});

export const pact = z.looseObject({
  consumer: z.object({ name: z.string() }).loose(),
  provider: z.object({ name: z.string() }).loose(),
  createdAt: z.string(),
  _links: z.looseObject({
    'pb:pact-version': link.optional(),
    'pb:publish-verification-results': link,
  }),
});

export const matrix = z.object({
  matrix: z.array(
    z.object({
      provider: z.object({ version: z.object({ number: z.string() }).nullish() }),
      verificationResult: z.object({ _links: z.object({ self: link }) }).nullish(),
    }),
  ),
});

export const verification = z.object({
  providerApplicationVersion: z.string(),
  success: z.boolean(),
  verificationDate: z.string(),
  buildUrl: text,
  testResults: z.unknown().optional(),
  verifiedBy: z
    .object({
      implementation: text,
      version: text,
      client_implementation: text,
      client_test_framework: text,
      client_version: text,
    })
    .nullish(),
});

export const environment = z.object({
  uuid: z.string(),
  name: z.string(),
  displayName: text,
  production: z.boolean(),
  contacts: z.array(z.unknown()).nullish(),
});

const embeddedVersion = z.object({
  pacticipant: z.object({ name: z.string() }),
  version: z.object({ number: z.string() }),
  environment: z.object({ name: z.string() }),
});

export const deployment = z.object({
  createdAt: z.string(),
  currentlyDeployed: z.boolean(),
  target: text,
  applicationInstance: text,
  _embedded: embeddedVersion,
  _links: z.object({ self: link }),
});

export const release = z.object({
  createdAt: z.string(),
  currentlySupported: z.boolean(),
  _embedded: embeddedVersion,
  _links: z.object({ self: link }),
});

/** A deployment in the list of those of a version. */
export const placement = z.object({ target: text, applicationInstance: text });

export const made = z.object({ _links: z.object({ self: link }) });

export const webhookList = z.object({ _links: z.object({ 'pb:webhooks': links }) });

export const webhook = z.looseObject({
  uuid: z.string(),
  request: z.looseObject({ headers: z.record(z.string(), z.string()).nullish(), password: text }),
});
