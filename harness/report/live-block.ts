/** The part of a terminal that is drawn again and again below what stays. */
export interface LiveBlock {
  /** Draws these lines in place of the earlier ones; none removes the block. They must fit the terminal's width. */
  draw(lines: readonly string[]): void;
  /** Writes lines above the block, for good. */
  above(text: string): void;
}

/**
 * Every frame is one write: back to the block's first line, over each line, and clear what is left below. Nothing is
 * cleared before it is written again, and terminals that know synchronized updates (mode 2026) show whole frames only,
 * so that nothing flickers. The cursor is never hidden: a killed run leaves no broken terminal.
 */
export function createLiveBlock(write: (text: string) => void): LiveBlock {
  let drawn: readonly string[] = [];
  const frame = (kept: string | undefined, lines: readonly string[]): void => {
    const back = drawn.length > 1 ? `\r\u001b[${drawn.length - 1}A` : '\r';
    const over = (text: string) => text.split('\n').join('\u001b[K\n');
    const body = kept === undefined ? over(lines.join('\n')) : `${over(kept)}\u001b[K\n${over(lines.join('\n'))}`;
    write(`\u001b[?2026h${drawn.length > 0 ? back : ''}${body}\u001b[J\u001b[?2026l`);
    drawn = lines;
  };
  return {
    draw: (lines) => {
      if (lines.length === drawn.length && lines.every((line, at) => line === drawn[at])) return;
      frame(undefined, lines);
    },
    above: (text) => frame(text, drawn),
  };
}
