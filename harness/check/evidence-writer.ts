import { mkdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Evidence, EvidenceWriter } from './evidence.ts';

export interface EvidenceWriterOptions {
  /** The run's folder, absolute; paths in the evidence are relative to it. */
  readonly runDir: string;
  /** `chaos/payment-slow`. */
  readonly checkId: string;
}

/** Longest text kept whole, in characters; of a longer one the beginning and the end. */
const longestText = 64 * 1024;

/** Collects the evidence of one check; files go to `evidence/<check id>/` in the run's folder. */
export function createEvidenceWriter({ runDir, checkId }: EvidenceWriterOptions): EvidenceWriter {
  const folder = join(runDir, 'evidence', ...checkId.split('/').map(safeName));
  const collected: Evidence[] = [];
  const taken = new Set<string>();
  let made: Promise<unknown> | undefined;

  const dir = async (): Promise<string> => {
    made ??= mkdir(folder, { recursive: true });
    await made;
    return folder;
  };

  /** A name of its own for every file, on file systems that do not tell `A` from `a` too. */
  const claim = (name: string): string => {
    const safe = safeName(name);
    const dot = safe.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
    let free = safe;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem}-${number}${ending}`;
    taken.add(free.toLowerCase());
    return free;
  };

  const file: EvidenceWriter['file'] = async (kind, title, name, content) => {
    const path = join(folder, claim(name));
    await dir();
    await writeFile(path, content);
    collected.push({ kind, title, path: relativeTo(runDir, path) ?? path });
    return path;
  };

  return {
    dir,
    file,
    text: (title, text) => void collected.push({ kind: 'text', title, text: shortened(text) }),
    existing: (kind, title, path) => {
      const inside = relativeTo(runDir, path);
      // To throw here would cost the check its verdict; the report shows what went wrong instead.
      collected.push(
        inside === undefined
          ? { kind: 'text', title, text: `not kept, because it is outside the run's folder: ${path}` }
          : { kind, title, path: inside },
      );
    },
    trace: async (title, spans) => void (await file('trace', title, `trace-${title}.json`, JSON.stringify(spans))),
    timeline: async (title, timeline) =>
      void (await file('timeline', title, `timeline-${title}.json`, JSON.stringify(timeline))),
    list: () => [...collected],
  };
}

function safeName(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|-+$/g, '')
    .replace(/-+(?=\.)/g, '');
  if (safe.length <= 100) return safe || 'evidence';
  const ending = /\.\w{1,10}$/.exec(safe)?.[0] ?? '';
  return safe.slice(0, 100 - ending.length) + ending;
}

/** With forward slashes; undefined when it is not inside. */
function relativeTo(runDir: string, path: string): string | undefined {
  const inside = relative(runDir, resolve(runDir, path));
  if (inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..') return undefined;
  return inside.split(sep).join('/');
}

function shortened(text: string): string {
  if (text.length <= longestText) return text;
  const end = longestText / 4;
  const begin = longestText - end;
  return `${text.slice(0, begin)}\n… ${text.length - longestText} characters left out …\n${text.slice(-end)}`;
}
