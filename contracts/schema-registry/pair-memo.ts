/**
 * Compares pairs of parts that may hold themselves. A pair that is met again inside itself is taken to be fine: if it is not, the
 * comparison that is under way says so. An answer is kept unless it rests on such an assumption about a pair further out.
 */
export class PairMemo<Part extends object, Finding> {
  readonly #answers = new WeakMap<Part, WeakMap<Part, readonly Finding[]>>();
  readonly #open: { readonly reader: Part; readonly writer: Part }[] = [];
  /** Place in `#open` of the outermost pair that was assumed to be fine. */
  #assumed = Number.POSITIVE_INFINITY;

  compare(reader: Part, writer: Part, work: () => readonly Finding[]): readonly Finding[] {
    const known = this.#answers.get(reader)?.get(writer);
    if (known) return known;
    const outer = this.#open.findIndex((pair) => pair.reader === reader && pair.writer === writer);
    if (outer >= 0) {
      this.#assumed = Math.min(this.#assumed, outer);
      return [];
    }
    const place = this.#open.push({ reader, writer }) - 1;
    const before = this.#assumed;
    this.#assumed = Number.POSITIVE_INFINITY;
    try {
      const found = work();
      if (found.length > 0 || this.#assumed >= place) this.#keep(reader, writer, found);
      return found;
    } finally {
      this.#open.pop();
      const resting = this.#assumed < place ? this.#assumed : Number.POSITIVE_INFINITY;
      this.#assumed = Math.min(before, resting);
    }
  }

  #keep(reader: Part, writer: Part, found: readonly Finding[]): void {
    let ofReader = this.#answers.get(reader);
    if (!ofReader) {
      ofReader = new WeakMap();
      this.#answers.set(reader, ofReader);
    }
    ofReader.set(writer, found);
  }
}
