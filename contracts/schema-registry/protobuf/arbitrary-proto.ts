import fc from 'fast-check';

interface Field {
  readonly number: number;
  readonly type: string;
  readonly label: '' | 'repeated ' | 'optional ';
  readonly oneof: '' | 'x' | 'y';
}

const types = ['int32', 'int64', 'bool', 'sint32', 'fixed32', 'float', 'double', 'string', 'bytes'];
const held = ['Line', 'Status', 'map<string, int32>', 'map<int32, Line>'];

const field = (number: number): fc.Arbitrary<Field> =>
  fc.record({
    number: fc.constant(number),
    type: fc.constantFrom(...types, ...held),
    label: fc.constantFrom('', '', 'repeated ', 'optional '),
    oneof: fc.constantFrom('', '', 'x', 'y'),
  });

const variation = (of: Field): fc.Arbitrary<Field> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(of) }, field(of.number), fc.constant({ ...of, oneof: '' as const }));

const fields = fc.subarray([1, 2, 3, 4]).chain((numbers) => fc.tuple(...numbers.map(field)));

const related = (before: readonly Field[]): fc.Arbitrary<readonly Field[]> =>
  fc
    .tuple(...before.map(variation))
    .chain((after) => fc.subarray([...after], { minLength: Math.max(0, after.length - 1) }));

/** Two schemas of one message, related more often than not. */
export const protoPair: fc.Arbitrary<readonly [string, string]> = fields
  .chain((order) => fc.tuple(fc.constant(order), related(order), fields, fields))
  .map(([before, after, line, otherLine]) => [
    schema(before, line),
    schema(after, otherLine.length > 2 ? line : otherLine),
  ]);

const schema = (order: readonly Field[], line: readonly Field[]): string => `
  syntax = "proto3";
  message Order { ${message(order)} }
  message Line { ${message(line.map((each) => ({ ...each, type: types[each.number] ?? 'string' })))} }
  enum Status { NEW = 0; PAID = 1; }`;

function message(all: readonly Field[]): string {
  const alone = all.filter((each) => each.oneof === '' || each.type.startsWith('map'));
  const oneofs = Map.groupBy(
    all.filter((each) => !alone.includes(each)),
    ({ oneof }) => oneof,
  );
  return [
    ...alone.map(({ label, type, number }) => `${type.startsWith('map') ? '' : label}${type} f${number} = ${number};`),
    ...[...oneofs].map(
      ([name, members]) =>
        `oneof ${name} { ${members.map(({ type, number }) => `${type} f${number} = ${number};`).join(' ')} }`,
    ),
  ].join(' ');
}

export function valueFor(type: string): unknown {
  if (type === 'string') return 'x';
  if (type === 'bytes') return Buffer.from('x');
  return type === 'bool' ? true : 1;
}
