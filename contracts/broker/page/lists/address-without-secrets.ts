import { stars } from '../../webhooks/index.ts';

/** Tokens are often given in an address: values of its query and credentials are left out, the broker's own templates stay. */
export const withoutQueryValues = (url: string): string =>
  url
    .replace(/^(\w+:\/\/)[^/?#@]*@/, `$1${stars}@`)
    .replace(/([?&][^=&#]*=)([^&#]+)/g, (whole, name: string, value: string) =>
      /^\$\{pactbroker\.\w+\}$/.test(value) ? whole : name + stars,
    );
