/** The report as one HTML file. */
import type { Verdict } from '../../check/index.ts';
import { escapeMarkup } from '../plain-text.ts';

export async function renderHtml(verdict: Verdict, _options: { readonly runDir: string }): Promise<string> {
  return `<!doctype html><meta charset="utf-8"><title>Shakedown</title><pre>${escapeMarkup(JSON.stringify(verdict, null, 2))}</pre>`;
}
