import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdict } from '../check/index.ts';
import { toCtrf } from './ctrf.ts';
import { renderHtml } from './html/index.ts';
import { toJUnit } from './junit.ts';
import { toMarkdown } from './summary.ts';

/** Absolute paths of what was written. */
export interface ReportPaths {
  readonly verdict: string;
  readonly ctrf: string;
  readonly junit: string;
  readonly summary: string;
  readonly html: string;
}

/**
 * Writes `verdict.json`, `ctrf.json`, `junit.xml`, `summary.md` and `report.html` into the run's folder; the verdict
 * first, so that it is there whatever happens to the others.
 */
export async function writeReports(verdict: Verdict, { runDir }: { readonly runDir: string }): Promise<ReportPaths> {
  await mkdir(runDir, { recursive: true });
  const write = async (name: string, content: string): Promise<string> => {
    const path = join(runDir, name);
    await writeFile(path, content);
    return path;
  };
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    verdict: await write('verdict.json', json(verdict)),
    ctrf: await write('ctrf.json', json(toCtrf(verdict))),
    junit: await write('junit.xml', toJUnit(verdict)),
    summary: await write('summary.md', toMarkdown(verdict)),
    html: await write('report.html', await renderHtml(verdict, { runDir })),
  };
}
