import type { BrokerRequest, Reply } from '../../broker/http/index.ts';
import { incompatibilitiesWith } from '../compatibility/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors, RegistryError } from '../registry-error.ts';
import { parseSchema } from '../schemas/index.ts';
import { normalizes } from '../settings/index.ts';
import { type SubjectVersion, versionOf, versionsOf } from '../subjects/index.ts';
import type { Handles } from './handles.ts';
import { flag, readSchemaRequest, readVersion, subjectOf } from './read-request.ts';
import { answer } from './reply.ts';

export const compatibilityHandles = (context: RegistryContext) =>
  ({
    'POST /compatibility/subjects/:subject/versions': (request) =>
      check(context, request, versionsOf(context, subjectOf(request), { deleted: false })),
    'POST /compatibility/subjects/:subject/versions/:version': (request) => {
      const wanted = readVersion(request);
      const version = versionOf(context, subjectOf(request), wanted, { deleted: false });
      // Anything may come first.
      if (!version && wanted !== 'latest') throw errors.versionNotFound(wanted);
      return check(context, request, version ? [version] : []);
    },
  }) satisfies Handles;

function check(context: RegistryContext, request: BrokerRequest, versions: readonly SubjectVersion[]): Reply {
  const verbose = flag(request, 'verbose');
  const messages = reasons(context, request, versions, verbose);
  return answer({ is_compatible: messages.length === 0, ...(verbose && { messages }) });
}

function reasons(
  context: RegistryContext,
  request: BrokerRequest,
  versions: readonly SubjectVersion[],
  verbose: boolean,
): readonly string[] {
  const subject = subjectOf(request);
  const schema = readSchemaRequest(request);
  try {
    const parsed = parseSchema(context, schema, schema.normalize || normalizes(context, subject));
    return incompatibilitiesWith(context, subject, parsed, versions);
  } catch (error) {
    // Who asks for reasons is told this one too.
    if (verbose && error instanceof RegistryError && error.code === 42201) return [error.body.message as string];
    throw error;
  }
}
