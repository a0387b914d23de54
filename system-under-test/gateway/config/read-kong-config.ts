import { parseDocument } from 'yaml';
import type { ZodType, z } from 'zod';
import type { KongConfig } from './entities.ts';
import { type CheckPlugin, flatten } from './flatten.ts';
import { KongConfigError } from './kong-config-error.ts';
import { formatPath, problemsOf } from './problems.ts';
import { FileSchema } from './schema.ts';

/**
 * Reads a declarative configuration; children may be nested or stand at the top level with a reference by name.
 *
 * @param text YAML (JSON is YAML)
 * @param pluginSchemas the config schema of each plugin by its name; other plugins are refused
 * @param source what to call the file in errors
 * @throws {KongConfigError} listing every problem with its path and the offending value
 * @example readKongConfig('_format_version: "3.0"', {}).routes // []
 */
export function readKongConfig(text: string, pluginSchemas: Record<string, ZodType>, source = 'kong.yml'): KongConfig {
  const document = parseDocument(text, { merge: true });
  const [syntax] = document.errors;
  if (syntax) throw new KongConfigError(source, [{ path: 'yaml', value: undefined, message: syntax.message.trim() }]);

  const input = withoutComments(document.toJS());
  const file = FileSchema.safeParse(input);
  if (!file.success) throw new KongConfigError(source, problemsOf(file.error, input));

  const { config, problems } = flatten(file.data, checkWith(pluginSchemas));
  if (problems.length) throw new KongConfigError(source, problems);
  return config;
}

function checkWith(schemas: Record<string, ZodType>): CheckPlugin {
  return ({ name, config }, path, problems) => {
    const schema = schemas[name];
    if (!schema) {
      const message = `plugin '${name}' not enabled; this gateway has ${Object.keys(schemas).join(', ')}`;
      problems.push({ path: formatPath([...path, 'name']), value: name, message });
      return undefined;
    }
    const checked = schema.safeParse(config ?? {});
    if (!checked.success) problems.push(...problemsOf(checked.error as z.ZodError, config ?? {}, [...path, 'config']));
    return checked.data;
  };
}

/** Kong allows `_comment` and `_ignore` on every object. */
function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '_comment' && key !== '_ignore')
      .map(([key, child]) => [key, withoutComments(child)]),
  );
}
