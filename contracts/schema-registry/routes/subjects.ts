import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { parseSchema, type StoredSchema, schemaById } from '../schemas/index.ts';
import { normalizes } from '../settings/index.ts';
import {
  deleteSubject,
  deleteVersion,
  listSubjects,
  lookUp,
  referencedBy,
  register,
  requireSubject,
  requireVersion,
  versionsOf,
} from '../subjects/index.ts';
import type { Handles } from './handles.ts';
import { flag, page, readSchemaRequest, readVersion, subjectOf } from './read-request.ts';
import { answer, answerText } from './reply.ts';
import { versionBody } from './schema-body.ts';

export const subjectHandles = (context: RegistryContext) => {
  const schemaOf = (id: number): StoredSchema => {
    const schema = schemaById(context, id);
    if (!schema) throw errors.schemaNotFound(id);
    return schema;
  };

  return {
    'GET /subjects': (request) => {
      // `:*:` is upstream's word for all contexts; there is one here.
      const prefix = (request.query.get('subjectPrefix') ?? '').replace(/^:\*:/, '');
      const listed = flag(request, 'deletedOnly') ? 'deleted alone' : flag(request, 'deleted') ? 'all' : 'live';
      return answer(page(request, listSubjects(context, prefix, listed)));
    },
    'POST /subjects/:subject': (request) => {
      const subject = subjectOf(request);
      const visibility = { deleted: flag(request, 'deleted') };
      const schema = readSchemaRequest(request);
      requireSubject(context, subject, visibility);
      const parsed = parseSchema(context, schema, schema.normalize || normalizes(context, subject));
      const found = lookUp(context, subject, parsed, visibility);
      if (!found) throw errors.schemaNotFound();
      return answer(versionBody(found, schemaOf(found.schemaId)));
    },
    'DELETE /subjects/:subject': (request) =>
      answer(deleteSubject(context, subjectOf(request), flag(request, 'permanent'))),
    'GET /subjects/:subject/versions': (request) => {
      const subject = subjectOf(request);
      const alone = flag(request, 'deletedOnly');
      const visibility = { deleted: alone || flag(request, 'deleted') };
      requireSubject(context, subject, visibility);
      const versions = versionsOf(context, subject, visibility).filter(({ deleted }) => deleted || !alone);
      return answer(
        page(
          request,
          versions.map(({ version }) => version),
        ),
      );
    },
    'POST /subjects/:subject/versions': (request) =>
      answer(register(context, subjectOf(request), readSchemaRequest(request))),
    'GET /subjects/:subject/versions/:version': (request) => {
      const visibility = { deleted: flag(request, 'deleted') };
      const found = requireVersion(context, subjectOf(request), readVersion(request), visibility);
      return answer(versionBody(found, schemaOf(found.schemaId)));
    },
    'DELETE /subjects/:subject/versions/:version': (request) =>
      answer(deleteVersion(context, subjectOf(request), readVersion(request), flag(request, 'permanent'))),
    'GET /subjects/:subject/versions/:version/schema': (request) => {
      const visibility = { deleted: flag(request, 'deleted') };
      const { schemaId } = requireVersion(context, subjectOf(request), readVersion(request), visibility);
      return answerText(schemaOf(schemaId).text);
    },
    'GET /subjects/:subject/versions/:version/referencedby': (request) => {
      const visibility = { deleted: flag(request, 'deleted') };
      const { subject, version } = requireVersion(context, subjectOf(request), readVersion(request), {
        deleted: true,
      });
      return answer(page(request, referencedBy(context, subject, version, visibility)));
    },
  } satisfies Handles;
};
