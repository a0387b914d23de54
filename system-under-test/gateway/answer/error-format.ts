interface Format {
  contentType: string;
  render(message: string, requestId: string): string;
}

/* The templates of kong/tools/http.lua, to the byte. */
const JSON_FORMAT: Format = {
  contentType: 'application/json; charset=utf-8',
  render: (message, id) => `{\n  "message":"${message}",\n  "request_id":"${id}"\n}`,
};
const TEXT_FORMAT: Format = {
  contentType: 'text/plain; charset=utf-8',
  render: (message, id) => `${message}\nrequest_id: ${id}\n`,
};
const HTML_FORMAT: Format = {
  contentType: 'text/html; charset=utf-8',
  render: (message, id) => `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Error</title>
  </head>
  <body>
    <h1>Error</h1>
    <p>${message}.</p>
    <p>request_id: ${id}</p>
  </body>
</html>
`,
};
const XML_FORMAT: Format = {
  contentType: 'application/xml; charset=utf-8',
  render: (message, id) => `<?xml version="1.0" encoding="UTF-8"?>
<error>
  <message>${message}</message>
  <requestid>${id}</requestid>
</error>
`,
};

const FORMATS: Record<string, Format> = {
  'text/html': HTML_FORMAT,
  'text/plain': TEXT_FORMAT,
  'text/*': TEXT_FORMAT,
  'application/xml': XML_FORMAT,
};

/**
 * Picks the format of an error by an `Accept` header: the best quality wins, the first among equals, JSON by default.
 *
 * @example errorFormat('text/html, application/json;q=0.9').contentType // 'text/html; charset=utf-8'
 */
export function errorFormat(accept: string | undefined): Format {
  let best: { quality: number; format: Format } = { quality: 0, format: JSON_FORMAT };
  for (const range of accept?.split(',') ?? []) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (!/^\S+\/\S+$/.test(type)) continue;
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (quality > best.quality) best = { quality, format: FORMATS[type] ?? JSON_FORMAT };
  }
  return best.format;
}
