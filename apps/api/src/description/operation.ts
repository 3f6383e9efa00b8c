import type { FaultCode } from '@frameseek/core';
import { z } from 'zod';
import type { Endpoint } from '../http/endpoint.ts';
import { LIMITS } from '../http/limits.ts';
import { STATUS } from '../http/send-error.ts';
import { ERROR, requestSchema, responseSchema, type Json } from './schemas.ts';
import { tagOf } from './tags.ts';

/** One endpoint as an operation of OpenAPI. */
export const operation = ({ method, path, doc, needs, rate }: Endpoint): Json => ({
  operationId: operationId(method, path),
  summary: doc.summary,
  description: `Needs ${needs === 'nothing' ? 'no permission' : `the permission “${needs}”`}. Counted with “${rate}” requests.`,
  'x-permission': needs,
  'x-rate-limit': { kind: rate, requests: LIMITS.requestsPerMinute[rate], seconds: 60 },
  ...(needs === 'nothing' && { security: [{}] }),
  tags: [tagOf(path)],
  parameters: [...parameters('path', doc.params), ...parameters('query', doc.query), ...parameters('header', doc.headers)],
  ...requestBody(doc),
  responses: { ...failures(doc), ...others(method, doc), [doc.status]: success(doc) },
});

/** `getVideosIdStream`: method and path as one word. */
const operationId = (method: string, path: string): string =>
  method + path.replace(/^\/api/, '').replaceAll(/(?<![^A-Za-z0-9])[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());

const parameters = (where: 'path' | 'query' | 'header', schema: z.ZodType | undefined): Json[] => {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: requestSchema(field as z.ZodType),
    // Lists travel as one value with commas.
    ...(where === 'query' && { style: 'form', explode: false }),
  }));
};

const requestBody = ({ body, takesFiles, takesBytes }: Endpoint['doc']): Json => {
  if (takesFiles !== undefined) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    const properties = takesFiles === 'file' ? { file } : { files: { type: 'array', items: file, minItems: 1, maxItems: LIMITS.formFiles } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties, required: [takesFiles] } } } } };
  }
  if (takesBytes !== undefined) return { requestBody: { required: true, content: { [takesBytes]: {} } } };
  if (body === undefined) return {};
  return { requestBody: { required: !body.safeParse(undefined).success, content: { 'application/json': { schema: requestSchema(body) } } } };
};

const success = ({ type, response, lastEvent }: Endpoint['doc']): Json => {
  if (type === undefined) return { description: 'Done' };
  if (response === undefined) return { description: 'Success', content: { [type]: {} } };
  const schema = responseSchema(response);
  return { description: 'Success', content: { [type]: { schema: type === EVENTS ? eventOf(schema, lastEvent) : schema } } };
};

const EVENTS = 'text/event-stream';

/** Of a stream the schema describes each event, whose data is a text that holds JSON. */
const eventOf = (contentSchema: Json, last: string | undefined): Json => {
  const data = { type: 'string', contentMediaType: 'application/json', contentSchema };
  return { type: 'object', properties: { data: last === undefined ? data : { anyOf: [data, { const: last }] } }, required: ['data'] };
};

/** Likely everywhere: whoever asks may not, asks too much, or the server is in trouble or about to end. */
const EVERYWHERE = ['auth/required', 'auth/forbidden', 'auth/foreign-site', 'server/busy', 'server/failed', 'store/unavailable'] as const satisfies readonly FaultCode[];

/** One response for each status, which names the codes that have it. */
const failures = ({ params, query, body, takesFiles, faults }: Endpoint['doc']): Json => {
  const isSent = body !== undefined || takesFiles !== undefined;
  const isAsked = isSent || params !== undefined || query !== undefined;
  const codes: readonly FaultCode[] = [
    ...EVERYWHERE, ...(isAsked ? ['input/invalid' as const] : []), ...(isSent ? ['server/too-large' as const] : []), ...faults,
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => STATUS[code]);
  const answers = [...byStatus].map(([status, those]): [string, Json] => [String(status), failure(those.join(', '))]);
  return { ...Object.fromEntries(answers), ...(body !== undefined && { 415: failure('input/invalid: the body is in an encoding that is not read') }) };
};

const failure = (description: string): Json => ({ description, content: { 'application/json': { schema: ERROR } } });

const others = (method: Endpoint['method'], { type, also = {} }: Endpoint['doc']): Json => {
  const all = { ...(method === 'get' && type !== undefined && { 304: 'What the client has is still right' }), ...also };
  return Object.fromEntries(Object.entries(all).map(([status, description]) => [status, { description }]));
};
