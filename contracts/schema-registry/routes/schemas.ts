import type { BrokerRequest, Route } from '../../broker/http/index.ts';
import { schemaTypes } from '../formats.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { type StoredSchema, schemaById } from '../schemas/index.ts';
import { type SubjectVersion, versionsWithSchema } from '../subjects/index.ts';
import { flag, page, readId } from './read-request.ts';
import { answer, answerText } from './reply.ts';
import { schemaBody } from './schema-body.ts';

export const schemaRoutes = (context: RegistryContext): Route[] => {
  const required = (request: BrokerRequest): StoredSchema => {
    const id = readId(request);
    const schema = schemaById(context, id);
    if (!schema) throw errors.schemaNotFound(id);
    return schema;
  };
  const standing = (request: BrokerRequest): readonly SubjectVersion[] => {
    const { id } = required(request);
    const subject = request.query.get('subject');
    const versions = versionsWithSchema(context, id, { deleted: flag(request, 'deleted') });
    return subject ? versions.filter((each) => each.subject === subject) : versions;
  };

  return [
    { method: 'GET', path: '/schemas/types', handle: () => answer(schemaTypes) },
    { method: 'GET', path: '/schemas/ids/:id', handle: (request) => answer(schemaBody(required(request))) },
    { method: 'GET', path: '/schemas/ids/:id/schema', handle: (request) => answerText(required(request).text) },
    {
      method: 'GET',
      path: '/schemas/ids/:id/subjects',
      handle: (request) => answer(page(request, [...new Set(standing(request).map(({ subject }) => subject))])),
    },
    {
      method: 'GET',
      path: '/schemas/ids/:id/versions',
      handle: (request) =>
        answer(
          page(
            request,
            standing(request).map(({ subject, version }) => ({ subject, version })),
          ),
        ),
    },
  ];
};
