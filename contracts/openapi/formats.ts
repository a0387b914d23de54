import { z } from 'zod';

const is = (type: z.ZodType) => (text: string) => type.safeParse(text).success;

/** Formats of JSON Schema and OpenAPI, judged as zod judges them; others say nothing. */
export const formats = {
  'date-time': is(z.iso.datetime({ offset: true })),
  date: is(z.iso.date()),
  time: (text: string) => is(z.iso.datetime({ offset: true }))(`2026-01-01T${text}`),
  duration: is(z.iso.duration()),
  // Any version: zod's own wants the versions of RFC 9562.
  uuid: is(z.guid()),
  email: is(z.email()),
  ipv4: is(z.ipv4()),
  ipv6: is(z.ipv6()),
  uri: (text: string) => URL.canParse(text),
  url: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'http://any/'),
  byte: is(z.base64()),
} as const;
