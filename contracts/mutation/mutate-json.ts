import { isRecord } from '../json.ts';
import type { MutationKind } from './mutant.ts';

/** A changed value, and where it was changed. */
export interface MutatedJson {
  readonly kind: MutationKind;
  /** `$.lines[*].price`: a provider that changes a member of an item changes it in every item. */
  readonly field: string;
  readonly value: unknown;
}

type Change = (value: unknown) => unknown;

/** Every mutation of a JSON value. */
export function mutateJson(value: unknown): MutatedJson[] {
  return [
    ...changesOf([value]).map(([kind, change]) => ({ kind, field: '$', value: change(value) })),
    ...within([value], '$').map(({ kind, field, change }) => ({ kind, field, value: change(value) })),
  ];
}

interface FieldChange {
  readonly kind: MutationKind;
  readonly field: string;
  readonly change: Change;
}

/**
 * Changes inside of values that stand at one path.
 * @param values - all of them: a list has many
 */
function within(values: readonly unknown[], path: string): FieldChange[] {
  const lists = values.filter((value) => Array.isArray(value));
  const items = lists.flat();
  const objects = values.filter(isRecord);
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return [
    ...(items.length > 0 ? within(items, `${path}[*]`).map(inItems) : []),
    ...names.flatMap((name) => {
      const members = objects.filter((object) => name in object).map((object) => object[name]);
      const field = `${path}${/^[\w-]+$/.test(name) ? `.${name}` : `['${name}']`}`;
      return [
        { kind: 'drop' as const, field, change: dropped(name) },
        { kind: 'rename' as const, field, change: renamed(name) },
        ...changesOf(members).map(([kind, change]) => ({ kind, field, change: inMember(name)(change) })),
        ...within(members, field).map(({ change, ...rest }) => ({ ...rest, change: inMember(name)(change) })),
      ];
    }),
  ];
}

const inItems = ({ change, ...rest }: FieldChange): FieldChange => ({
  ...rest,
  change: (value) => (Array.isArray(value) ? value.map(change) : value),
});

const inMember =
  (name: string) =>
  (change: Change): Change =>
  (value) =>
    isRecord(value) && name in value ? { ...value, [name]: change(value[name]) } : value;

const dropped =
  (name: string): Change =>
  (value) => {
    if (!isRecord(value)) return value;
    const { [name]: _, ...rest } = value;
    return rest;
  };

const renamed =
  (name: string): Change =>
  (value) => {
    if (!isRecord(value) || !(name in value)) return value;
    const { [name]: member, ...rest } = value;
    return { ...rest, [`${name}Renamed`]: member };
  };

/** Changes of the values themselves. What would leave them as they are is left out. */
function changesOf(values: readonly unknown[]): [MutationKind, Change][] {
  const some = (test: (value: unknown) => boolean) => values.some(test);
  const changes: [MutationKind, Change][] = [];
  if (some((value) => value !== null)) changes.push(['null', () => null], ['retype', retyped]);
  if (some(isWord)) changes.push(['other value', (value) => (isWord(value) ? 'something-else' : value)]);
  if (some((value) => Array.isArray(value) && value.length > 0))
    changes.push(
      ['empty list', (value) => (Array.isArray(value) ? [] : value)],
      ['null item', (value) => (Array.isArray(value) ? [...value, null] : value)],
    );
  return changes;
}

/** One of a few words, by its look: `pending`, `EUR`, `card_declined`. */
const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^([a-z]+([_-][a-z]+)*|[A-Z]+([_-][A-Z]+)*)$/.test(value) && value.length <= 24;

function retyped(value: unknown): unknown {
  if (value === null) return null;
  if (typeof value === 'string') return 7;
  return Array.isArray(value) ? { items: value } : typeof value === 'object' ? [value] : String(value);
}
