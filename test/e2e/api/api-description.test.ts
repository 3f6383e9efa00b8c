import { afterAll, beforeAll, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { allEndpoints, createServices } from '../../../apps/api/src/server.ts';
import { LIMITS } from '../../../apps/api/src/http/limits.ts';
import { startApi, type TestApi } from '../api-server.ts';

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: z.record(z.string(), z.unknown()) })),
  responses: z.record(z.string(), z.object({
    description: z.string(),
    content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() })).optional(),
  })),
});
const description = z.object({
  openapi: z.string().regex(/^3\.1\./),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

let api: TestApi;
let openapi: z.output<typeof description>;
/** All of it as it came. */
let document: { readonly paths: Record<string, Record<string, unknown>>; readonly 'x-limits': unknown };
let ajv: Ajv2020;

beforeAll(async () => {
  api = await startApi();
  document = await (await api.get('/api/openapi.json')).json() as typeof document;
  openapi = description.parse(document);
  ajv = new Ajv2020({ strict: false });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ ...document, $id: 'openapi' });
});
afterAll(() => api[Symbol.asyncDispose]());

const validate = (pointer: string) => ajv.compile({ $ref: `openapi#${pointer}` });
const operations = () =>
  Object.entries(openapi.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, about]) => ({ path, method, about })));

it('describes every route, and no other', () => {
  const served = allEndpoints(createServices(api.runtime, new AbortController().signal)).map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(operations().map(({ method, path }) => `${method} ${path}`).sort()).toEqual(served.sort());
});

it('has a name of its own for every operation, and every part of a path is a parameter', () => {
  const names = operations().map(({ about }) => about.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { path, about } of operations()) {
    const inPath = about.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

it('has schemas that are valid and refer to nothing that is missing', () => {
  for (const name of Object.keys(openapi.components.schemas)) validate(`/components/schemas/${name}`);
  for (const { about } of operations()) {
    for (const { schema } of about.parameters) ajv.compile(schema);
  }
  expect(JSON.stringify(openapi)).not.toContain('$defs');
});

it.each([
  ['/api/health', '/api/health'], ['/api/videos', '/api/videos'], ['/api/search?q=blue', '/api/search'], ['/api/jobs', '/api/jobs'],
  ['/api/folders', '/api/folders'],
])('describes what %s really answers', async (address, path) => {
  const pointer = `/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
  const check = validate(pointer);
  check(await (await api.get(address)).json());
  expect(check.errors).toBeNull();
});

it('describes failures', async () => {
  const check = validate('/components/schemas/Error');
  check(await (await api.get('/api/search?q=')).json());
  expect(check.errors).toBeNull();
});

it('says of every operation what it needs and how often one may ask, from the table that is enforced', () => {
  const known = Object.fromEntries(allEndpoints(createServices(api.runtime, new AbortController().signal))
    .map(({ method, path, needs, rate }) => [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`, { 'x-permission': needs, 'x-rate-limit': { kind: rate, requests: LIMITS.requestsPerMinute[rate], seconds: 60 } }]));
  for (const { path, method } of operations()) expect(document.paths[path]?.[method]).toMatchObject({ ...known[`${method} ${path}`], responses: { 429: {}, 403: {} } });
  expect(document['x-limits']).toEqual(LIMITS);
});

it('comes with a page that loads nothing from elsewhere', async () => {
  const page = await api.get('/api/docs');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, file]) => file ?? '');
  expect(files).toHaveLength(3);
  for (const file of files) expect((await api.get(file)).status).toBe(200);
  expect(html).not.toMatch(/https?:/);
});
