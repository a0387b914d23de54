import { writeFileSync } from 'node:fs';
import { verdictJsonSchema } from './verdict-schema.ts';

// Run after a change of the schema, then format: node harness/report/write-verdict-schema.ts
const path = new URL('../../docs/reference/verdict.schema.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(verdictJsonSchema(), null, 2)}\n`);
