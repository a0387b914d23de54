const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Columns that a character takes on a terminal. */
const columnsOf = (char: string): number => (wide.test(char) ? 2 : /[\p{Mn}\p{Me}\p{Cf}]/u.test(char) ? 0 : 1);

/** Cuts a text (without escape sequences) to so many columns, ending in `…` when something was left out. */
export function clipped(text: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const char of text.replace(/[\t\n]/g, ' ')) {
    used += columnsOf(char);
    if (used > columns) return `${within(kept, columns - 1)}…`.slice(0, Math.max(0, columns));
    kept += char;
  }
  return kept;
}

function within(text: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += columnsOf(char);
    if (used > columns) break;
    kept += char;
  }
  return kept;
}
