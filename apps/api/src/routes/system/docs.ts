import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { FILE_STATUSES } from '../../http/send-file.ts';
import { openApi } from '../../description/openapi.ts';

const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** What of Swagger UI the page needs, by content type. */
const ASSETS = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
} as const;

const START = 'start.js';
/** `validatorUrl: null`: the page must not send our address to a checking service on the internet. */
const startScript = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Frameseek API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/${START}"></script>
</html>
`;

/** Only this server: no fonts, scripts or counters from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

/** The description of all endpoints, of these as well, and a page to try them. */
export const docsEndpoints = (others: readonly Endpoint[]): readonly Endpoint[] => {
  const endpoints: Endpoint[] = [
    rawEndpoint({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This description',
      status: 200,
      type: 'application/json',
      faults: [],
      handle: (_input, { res }) => void res.json(description),
    }),
    rawEndpoint({
      method: 'get',
      path: '/api/docs',
      summary: 'A page to read about the API and to try it',
      status: 200,
      type: 'text/html',
      faults: [],
      handle: (_input, { res }) => void res.set('Content-Security-Policy', POLICY).type('html').send(page),
    }),
    ...Object.entries(ASSETS).map(([file, type]) => rawEndpoint({
      method: 'get',
      path: `/api/docs/${file}`,
      summary: `For that page: ${file} of Swagger UI`,
      status: 200,
      type,
      faults: [],
      also: FILE_STATUSES,
      handle: (_input, { res }) => res.type(`${type}; charset=utf-8`).sendFile(join(swaggerFolder, file), { dotfiles: 'allow', maxAge: '1h' }),
    })),
    rawEndpoint({
      method: 'get',
      path: `/api/docs/${START}`,
      summary: 'For that page: the script that shows this description in it',
      status: 200,
      type: 'text/javascript',
      faults: [],
      handle: (_input, { res }) => void res.type('text/javascript').send(startScript),
    }),
  ];
  const description = openApi([...others, ...endpoints]);
  return endpoints;
};
