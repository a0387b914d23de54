import type { Problem } from './kong-config-error.ts';
import { formatPath, type Path } from './problems.ts';

/** Entities of one kind, found by name or id; refuses the same name twice. */
export class Named<Entity extends { id: string }> {
  readonly all: Entity[] = [];
  readonly #byName = new Map<string, Entity>();
  readonly #kind: string;
  readonly #problems: Problem[];
  readonly #field: string;

  constructor(kind: string, problems: Problem[], field = kind === 'consumers' ? 'username' : 'name') {
    this.#kind = kind;
    this.#problems = problems;
    this.#field = field;
  }

  add(entity: Entity, name: string | undefined, path: Path): void {
    if (name !== undefined && this.#byName.has(name)) {
      const message = `uniqueness violation: '${this.#kind}' entity with ${this.#field} set to '${name}' already declared`;
      this.#problems.push({ path: formatPath(path), value: name, message });
    }
    this.all.push(entity);
    this.#byName.set(entity.id, entity);
    if (name !== undefined) this.#byName.set(name, entity);
  }

  resolve(name: string | undefined, path: Path): Entity | undefined {
    if (name === undefined) {
      this.#problems.push({ path: formatPath(path), value: undefined, message: 'required field missing' });
      return undefined;
    }
    const entity = this.#byName.get(name);
    if (!entity) {
      const message = `invalid reference '${String(path.at(-1))}: ${name}' (no such entry in '${this.#kind}')`;
      this.#problems.push({ path: formatPath(path), value: name, message });
    }
    return entity;
  }
}
