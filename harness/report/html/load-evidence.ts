import { open, readFile, realpath, stat } from 'node:fs/promises';
import { extname, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { Evidence, EvidenceKind, Timeline } from '../../check/index.ts';
import { messageOf } from '../../errors.ts';
import type { SpanRecord } from '../../telemetry/index.ts';

/** A piece of evidence with what the page shows of it. */
export type LoadedEvidence = { readonly title: string; readonly kind: EvidenceKind; readonly path?: string } & (
  | { readonly shown: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly shown: 'image'; readonly source: string }
  | { readonly shown: 'trace'; readonly spans: readonly SpanRecord[] }
  | { readonly shown: 'timeline'; readonly timeline: Timeline }
  | { readonly shown: 'link'; readonly bytes: number }
  | { readonly shown: 'nothing'; readonly why: string }
);

/** The page stays below some 30 MB: what would not fit is linked. */
const largestText = 256 * 1024;
const largestJson = 1024 * 1024;
const largestFigures = 8 * 1024 * 1024;
const largestImage = 3 * 1024 * 1024;
const mostImageBytes = 16 * 1024 * 1024;

/** Makes a reader of one run's evidence. It never throws: evidence that cannot be read is shown as such. */
export function createEvidenceLoader(runDir: string): (evidence: Evidence) => Promise<LoadedEvidence> {
  let imageBytes = 0;
  return async (evidence) => {
    const { kind, title } = evidence;
    if ('text' in evidence) return { kind, title, shown: 'text', text: evidence.text, cut: false };
    const { path } = evidence;
    const base = { kind, title, path };
    try {
      const file = await inside(runDir, path);
      const { size: bytes } = await stat(file);
      if (kind === 'trace' && bytes <= largestFigures)
        return { ...base, shown: 'trace', spans: spans.parse(await readJson(file)) as SpanRecord[] };
      if (kind === 'timeline' && bytes <= largestFigures)
        return { ...base, shown: 'timeline', timeline: timeline.parse(await readJson(file)) as Timeline };
      if (kind === 'screenshot' && bytes <= largestImage && imageBytes + bytes <= mostImageBytes) {
        imageBytes += bytes;
        return { ...base, shown: 'image', source: dataUri(file, await readFile(file)) };
      }
      if (kind === 'json' && bytes <= largestJson)
        return { ...base, shown: 'text', text: await readFile(file, 'utf8'), cut: false };
      if (kind === 'text' || kind === 'log' || kind === 'diff')
        return { ...base, shown: 'text', ...(await readEnd(file, bytes, kind)) };
      return { ...base, shown: 'link', bytes };
    } catch (error) {
      const why = error instanceof z.ZodError ? `not a ${kind}: ${error.issues[0]?.message}` : messageOf(error);
      return { ...base, shown: 'nothing', why };
    }
  };
}

/** Refuses paths (and links) that lead out of the run's folder: a verdict.json may come from anywhere. */
async function inside(runDir: string, path: string): Promise<string> {
  const file = await realpath(resolve(runDir, path));
  if (relative(await realpath(runDir), file).split(sep)[0] === '..') throw new Error("it is outside the run's folder");
  return file;
}

/** Of a long log the end counts, of anything else the beginning. */
async function readEnd(file: string, bytes: number, kind: EvidenceKind): Promise<{ text: string; cut: boolean }> {
  if (bytes <= largestText) return { text: await readFile(file, 'utf8'), cut: false };
  await using handle = await open(file);
  const buffer = Buffer.alloc(largestText);
  await handle.read(buffer, 0, largestText, kind === 'log' ? bytes - largestText : 0);
  return { text: buffer.toString('utf8'), cut: true };
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

const imageTypes: Readonly<Record<string, string>> = {
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp',
  '.gif': 'gif',
};
const dataUri = (file: string, bytes: Buffer): string =>
  `data:image/${imageTypes[extname(file).toLowerCase()] ?? 'png'};base64,${bytes.toString('base64')}`;

const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const spans = z.array(
  z.object({
    traceId: z.string(),
    spanId: z.string(),
    parentSpanId: z.string().optional(),
    service: z.string(),
    name: z.string(),
    kind: z.string(),
    startMs: z.number(),
    durationMs: z.number(),
    status: z.string(),
    statusMessage: z.string().optional(),
    attributes,
    links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).optional(),
    events: z.array(z.object({ name: z.string(), atMs: z.number(), attributes })).optional(),
  }),
);
/** JSON has no NaN: a figure that was none comes back as null. */
const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
const timeline = z.object({
  unit: z.string(),
  series: z.array(z.object({ name: z.string(), points: z.array(z.tuple([z.number(), figure])) })),
  windows: z.array(z.object({ label: z.string(), fromMs: z.number(), toMs: figure })),
  limits: z.array(z.object({ label: z.string(), value: z.number() })).optional(),
});
