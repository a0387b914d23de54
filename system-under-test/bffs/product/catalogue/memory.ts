export interface MemoryOptions {
  readonly keepMs: number;
  /** The oldest go first: strangers choose what they search for, and must not fill the memory with it. */
  readonly atMost?: number;
  /** In ms since 1970; injected by tests. */
  readonly now?: () => number;
}

export interface Memory {
  /** What `load` brought not long ago, else what it brings now. Whoever asks meanwhile waits for the same answer. */
  recall<Value>(key: string, load: () => Promise<Value>): Promise<Value>;
  /** Forgets all of it, what is being loaded too. */
  forget(): void;
}

/** Remembers answers for a short time. Failures are not remembered. */
export function createMemory({ keepMs, atMost = 500, now = Date.now }: MemoryOptions): Memory {
  const remembered = new Map<string, { readonly answer: Promise<unknown>; readonly until: number }>();

  return {
    recall<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
      const known = remembered.get(key);
      if (known && known.until > now()) return known.answer as Promise<Value>;
      const answer = load();
      const entry = { answer, until: now() + keepMs };
      remembered.delete(key);
      remembered.set(key, entry);
      answer.catch(() => {
        if (remembered.get(key) === entry) remembered.delete(key);
      });
      const [oldest] = remembered.keys();
      if (remembered.size > atMost && oldest !== undefined) remembered.delete(oldest);
      return answer;
    },
    forget: () => remembered.clear(),
  };
}
