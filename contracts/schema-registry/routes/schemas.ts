import type { BrokerRequest } from '../../broker/http/index.ts';
import { schemaTypes } from '../formats.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { type StoredSchema, schemaById } from '../schemas/index.ts';
import { type SubjectVersion, versionsWithSchema } from '../subjects/index.ts';
import type { Handles } from './handles.ts';
import { flag, page, readId } from './read-request.ts';
import { answer, answerText } from './reply.ts';
import { schemaBody } from './schema-body.ts';

export const schemaHandles = (context: RegistryContext) => {
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

  return {
    'GET /schemas/types': () => answer(schemaTypes),
    'GET /schemas/ids/:id': (request) => answer(schemaBody(required(request))),
    'GET /schemas/ids/:id/schema': (request) => answerText(required(request).text),
    'GET /schemas/ids/:id/subjects': (request) =>
      answer(page(request, [...new Set(standing(request).map(({ subject }) => subject))])),
    'GET /schemas/ids/:id/versions': (request) =>
      answer(
        page(
          request,
          standing(request).map(({ subject, version }) => ({ subject, version })),
        ),
      ),
  } satisfies Handles;
};
