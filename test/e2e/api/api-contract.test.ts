import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serverEvents } from '../../../apps/web/src/lib/api/events/event-stream.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';

type Json = Readonly<Record<string, unknown>>;
const schema = z.looseObject({
  maximum: z.number().optional(), minimum: z.number().optional(), maxLength: z.number().optional(), pattern: z.string().optional(), enum: z.array(z.unknown()).optional(),
});
const operation = z.looseObject({
  description: z.string().min(1),
  tags: z.array(z.string()).length(1),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema })),
  requestBody: z.looseObject({}).optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.looseObject({})).optional() })),
});
const document = z.looseObject({
  tags: z.array(z.object({ name: z.string(), description: z.string().min(1) })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

let api: TestApi;
let described: z.output<typeof document>;
let id: string;
let ajv: Ajv2020;
beforeAll(async () => {
  api = await startApi();
  const [job] = await api.index(await api.workplace.put('subtitles-mp4'));
  id = job?.videoId ?? '';
  const raw = await (await api.get('/api/openapi.json')).json() as Json;
  described = document.parse(raw);
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...raw, $id: 'openapi' });
});
afterAll(() => api[Symbol.asyncDispose]());

const operations = (): readonly { readonly path: string; readonly method: string; readonly about: z.output<typeof operation> }[] =>
  Object.entries(described.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, about]) => ({ path, method, about })));

/** Every object of the document, with where it stands. */
const parts = (value: unknown, at = ''): readonly (readonly [string, Json])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, part]) => parts(part, `${at}/${key}`));
  return Array.isArray(value) ? inside : [[at, value as Json], ...inside];
};

describe('the description', () => {
  it('groups every operation under a tag that is declared, each of which has one', () => {
    const used = new Set(operations().flatMap(({ about }) => about.tags));
    expect(used).toEqual(new Set(described.tags.map(({ name }) => name)));
  });

  it('requires nothing of an object that is no property of it', () => {
    const missing = parts(described).flatMap(([at, { required, properties, propertyNames }]) => {
      if (!Array.isArray(required) || typeof properties !== 'object') return propertyNames === undefined || required === undefined ? [] : [at];
      return required.filter((name) => !Object.hasOwn(properties as Json, String(name))).map((name) => `${at}: ${String(name)}`);
    });
    expect(missing).toEqual([]);
  });

  it('says of whatever takes anything that it may be refused', () => {
    const silent = operations().filter(({ about }) => (about.parameters.length > 0 || about.requestBody !== undefined) && about.responses['400'] === undefined);
    expect(silent.map(({ path, method }) => `${method} ${path}`)).toEqual([]);
  });
});

/** Values that break the rules of a schema, by one step each. */
const outside = ({ maximum, minimum, maxLength, pattern, enum: values }: z.output<typeof schema>): readonly string[] => [
  ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [String(maximum + 1)]),
  ...(minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? [] : [String(minimum - 1)]),
  ...(maxLength === undefined ? [] : ['a'.repeat(maxLength + 1)]),
  ...(pattern === undefined && values === undefined ? [] : ['~']),
];

describe('limits of paths and queries', () => {
  it('are enforced as they stand, by an answer that is declared', async () => {
    const wrong: string[] = [];
    for (const { path, method, about } of operations()) {
      for (const parameter of about.parameters.filter((one) => one.in !== 'header')) {
        for (const value of outside(parameter.schema)) {
          const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === parameter.name ? encodeURIComponent(value) : id));
          const query = parameter.in === 'query' ? `?${new URLSearchParams({ q: 'blue', [parameter.name]: value })}` : '';
          const response = await api.get(filled + query, { method: method.toUpperCase(), headers: { 'tus-resumable': '1.0.0' } });
          await response.body?.cancel();
          if (response.status !== 400 || about.responses['400'] === undefined) {
            wrong.push(`${method} ${path} ${parameter.name}=${value.slice(0, 20)}: ${response.status}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a width of 1,920 pixels', '/thumbnail?at=1&width=1920', 200], ['a width of 1,921 pixels', '/thumbnail?at=1&width=1921', 400],
    ['a curve of a query of 1,000 characters', `/curve?q=${'a'.repeat(1_000)}`, 200], ['one of 1,001', `/curve?q=${'a'.repeat(1_001)}`, 400],
  ])('answer %s as they say', async (_, path, status) => {
    expect((await api.get(`/api/videos/${id}${path}`)).status).toBe(status);
  });
});

describe('answers', () => {
  it('are of the type that is declared', async () => {
    const wrong: string[] = [];
    for (const { path, method, about } of operations()) {
      const types = Object.keys(about.responses['200']?.content ?? {});
      if (method !== 'get' || types.includes('text/event-stream')) continue;
      const response = await api.get(path.replaceAll('{piece}', 'head.mp4').replaceAll(/\{\w+\}/g, id));
      await response.body?.cancel();
      const type = response.headers.get('content-type') ?? '';
      const fits = types.some((one) => type.startsWith(one.replace(/\*$/, '')));
      if (response.status === 200 && !fits) wrong.push(`${path}: ${type}`);
    }
    expect(wrong).toEqual([]);
  });

  it('of a file may be a part of it, or say that it is another, as is declared', async () => {
    const path = `/api/videos/${id}/stream`;
    const declared = Object.keys(described.paths['/api/videos/{id}/stream']?.['get']?.responses ?? {});
    const statuses = await Promise.all([{ range: 'bytes=0-9' }, { range: 'bytes=999999999-' }, { 'if-match': '"another"' }].map(async (headers) => {
      const response = await api.get(path, { headers });
      await response.body?.cancel();
      return response.status;
    }));
    expect(statuses).toEqual([206, 416, 412]);
    expect(declared).toEqual(expect.arrayContaining(['206', '304', '412', '416']));
  });

  it('to a question come in the parts that are declared', async () => {
    const check = ajv.compile({ $ref: 'openapi#/components/schemas/AnswerPart' });
    const response = await api.send('POST', '/api/ask', { question: 'Where does the storm come from?' });
    const types: string[] = [];
    if (response.body !== null) {
      for await (const { data } of serverEvents(response.body)) {
        if (data === '[DONE]') continue;
        const part = JSON.parse(data) as { readonly type: string };
        types.push(part.type);
        check(part);
        expect(check.errors).toBeNull();
      }
    }
    expect(types).toEqual(expect.arrayContaining(['start', 'data-conversation', 'data-step', 'data-evidence', 'text-delta', 'data-turn', 'finish']));
  });
});

describe('bodies', () => {
  it.each<[string, string, string, unknown]>([
    ['a word for a list of videos', 'POST', '/api/search', { q: 'blue', video: 'AAA' }],
    ['words with commas for a list of ways', 'POST', '/api/search', { q: 'blue', modality: 'visual,speech' }],
    ['a number in quotation marks', 'POST', '/api/search', { q: 'blue', limit: '5' }],
    ['a change that changes nothing', 'PATCH', '/api/videos/', {}],
    ['an end before its start', 'POST', '/api/labels', { q: 'blue', video: 'a', start: 2, end: 2, verdict: 'good' }],
  ])('are refused with %s', async (_, method, path, body) => {
    expect(await failure(api.send(method, path.endsWith('/') ? path + id : path, body))).toMatchObject({ status: 400, code: 'input/invalid' });
  });

  it('state that a change has at least one property', () => {
    const body = parts(described.paths['/api/videos/{id}']?.['patch']?.requestBody).find(([, { properties }]) => properties !== undefined);
    expect(body?.[1]).toMatchObject({ minProperties: 1 });
  });
});
