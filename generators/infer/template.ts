import type { Path } from './json.ts';

/**
 * How a generated test makes a value: as it was recorded, out of an earlier answer, or anew for every run.
 * `prefix` and `suffix` are the text around it: `Bearer <token>`.
 */
export type Template =
  | { readonly from: 'recording'; readonly value: null | boolean | number | string }
  | {
      readonly from: 'answer';
      readonly step: number;
      readonly path: Path;
      readonly prefix: string;
      readonly suffix: string;
    }
  /** A text unique to the run. */
  | { readonly from: 'run'; readonly prefix: string; readonly suffix: string }
  /** A new UUID; `name` tells several apart, and is the same where a value is repeated. */
  | { readonly from: 'uuid'; readonly name: string };

/** Where templates get their values from while a test, or a replay, runs. */
export interface Bindings {
  readonly answer: (step: number, path: Path) => unknown;
  readonly unique: string;
  readonly uuid: (name: string) => string;
}

export function fill(template: Template, bindings: Bindings): null | boolean | number | string {
  switch (template.from) {
    case 'recording':
      return template.value;
    case 'answer': {
      const value = bindings.answer(template.step, template.path);
      if (template.prefix === '' && template.suffix === '') return value as string;
      return `${template.prefix}${String(value)}${template.suffix}`;
    }
    case 'run':
      return `${template.prefix}${bindings.unique}${template.suffix}`;
    case 'uuid':
      return bindings.uuid(template.name);
  }
}
