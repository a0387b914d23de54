import type { Route } from '../../broker/http/index.ts';
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
import { flag, page, readSchemaRequest, readVersion, subjectOf } from './read-request.ts';
import { answer, answerText } from './reply.ts';
import { versionBody } from './schema-body.ts';

export const subjectRoutes = (context: RegistryContext): Route[] => {
  const schemaOf = (id: number): StoredSchema => {
    const schema = schemaById(context, id);
    if (!schema) throw errors.schemaNotFound(id);
    return schema;
  };

  return [
    {
      method: 'GET',
      path: '/subjects',
      handle(request) {
        // `:*:` is upstream's word for all contexts; there is one here.
        const prefix = (request.query.get('subjectPrefix') ?? '').replace(/^:\*:/, '');
        const listed = flag(request, 'deletedOnly') ? 'deleted alone' : flag(request, 'deleted') ? 'all' : 'live';
        return answer(page(request, listSubjects(context, prefix, listed)));
      },
    },
    {
      method: 'POST',
      path: '/subjects/:subject',
      reads: true,
      handle(request) {
        const subject = subjectOf(request);
        const visibility = { deleted: flag(request, 'deleted') };
        const schema = readSchemaRequest(request);
        requireSubject(context, subject, visibility);
        const parsed = parseSchema(context, schema, schema.normalize || normalizes(context, subject));
        const found = lookUp(context, subject, parsed, visibility);
        if (!found) throw errors.schemaNotFound();
        return answer(versionBody(found, schemaOf(found.schemaId)));
      },
    },
    {
      method: 'DELETE',
      path: '/subjects/:subject',
      handle: (request) => answer(deleteSubject(context, subjectOf(request), flag(request, 'permanent'))),
    },
    {
      method: 'GET',
      path: '/subjects/:subject/versions',
      handle(request) {
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
    },
    {
      method: 'POST',
      path: '/subjects/:subject/versions',
      handle: (request) => answer(register(context, subjectOf(request), readSchemaRequest(request))),
    },
    {
      method: 'GET',
      path: '/subjects/:subject/versions/:version',
      handle(request) {
        const visibility = { deleted: flag(request, 'deleted') };
        const found = requireVersion(context, subjectOf(request), readVersion(request), visibility);
        return answer(versionBody(found, schemaOf(found.schemaId)));
      },
    },
    {
      method: 'DELETE',
      path: '/subjects/:subject/versions/:version',
      handle: (request) =>
        answer(deleteVersion(context, subjectOf(request), readVersion(request), flag(request, 'permanent'))),
    },
    {
      method: 'GET',
      path: '/subjects/:subject/versions/:version/schema',
      handle(request) {
        const visibility = { deleted: flag(request, 'deleted') };
        const { schemaId } = requireVersion(context, subjectOf(request), readVersion(request), visibility);
        return answerText(schemaOf(schemaId).text);
      },
    },
    {
      method: 'GET',
      path: '/subjects/:subject/versions/:version/referencedby',
      handle(request) {
        const visibility = { deleted: flag(request, 'deleted') };
        const { subject, version } = requireVersion(context, subjectOf(request), readVersion(request), {
          deleted: true,
        });
        return answer(page(request, referencedBy(context, subject, version, visibility)));
      },
    },
  ];
};
