import { z } from 'zod';
import type { BrokerRequest, Reply } from '../../broker/http/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { changeSettings, everywhere, type Mode, modeOf, modes, settingsOf } from '../settings/index.ts';
import { listSubjects } from '../subjects/index.ts';
import type { Handles } from './handles.ts';
import { flag, readBody, subjectOf } from './read-request.ts';
import { answer } from './reply.ts';

const modeBody = z.object({ mode: z.string() });

export const modeHandles = (context: RegistryContext) =>
  ({
    'GET /mode': () => answer({ mode: modeOf(context, everywhere) }),
    'PUT /mode': (request) => change(context, everywhere, request),
    'DELETE /mode': () => {
      const mode = modeOf(context, everywhere);
      changeSettings(context, everywhere, { mode: undefined });
      return answer({ mode });
    },
    'GET /mode/:subject': (request) => {
      const subject = subjectOf(request);
      const mode = flag(request, 'defaultToGlobal') ? modeOf(context, subject) : settingsOf(context, subject).mode;
      if (!mode) throw errors.modeNotConfigured(subject);
      return answer({ mode });
    },
    'PUT /mode/:subject': (request) => change(context, subjectOf(request), request),
    'DELETE /mode/:subject': (request) => {
      const subject = subjectOf(request);
      const { mode } = settingsOf(context, subject);
      if (!mode) throw errors.subjectNotFound(subject);
      changeSettings(context, subject, { mode: undefined });
      return answer({ mode });
    },
  }) satisfies Handles;

function change(context: RegistryContext, subject: string, request: BrokerRequest): Reply {
  const mode = readBody(modeBody, request).mode.toUpperCase();
  if (!isMode(mode)) throw errors.invalidMode();
  const standing = listSubjects(context, '', 'live').filter((each) => subject === everywhere || each === subject);
  if (mode === 'IMPORT' && standing.length > 0 && modeOf(context, subject) !== mode && !flag(request, 'force')) {
    throw errors.notPermitted('Cannot import since found existing subjects');
  }
  changeSettings(context, subject, { mode });
  return answer({ mode });
}

const isMode = (name: string): name is Mode => (modes as readonly string[]).includes(name);
