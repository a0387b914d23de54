/** Waits until `probe` gives a value that is not false or undefined; fails when it has not after `withinMs`. */
export async function until<T>(probe: () => Promise<T> | T, withinMs = 10_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`What was waited for did not come about within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
