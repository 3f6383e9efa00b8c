import { answer, conversation, conversationDetail, conversationList, evidence, turn, wire } from '@frameseek/core';
import { z } from 'zod';
import { SESSION_COOKIE } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { LIMITS } from './limits.ts';
import { STATUS } from './send-error.ts';
import { version } from './version.ts';

type Json = Readonly<Record<string, unknown>>;

/** The wire schemas that have a name of their own in the description. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Error: wire.errorBody,
  SearchResponse: wire.searchResponse,
  CloserResponse: wire.closerResponse,
  Moment: wire.foundMoment,
  MomentHit: wire.momentHit,
  StageStatus: wire.stageStatus,
  VideoSummary: wire.videoSummary,
  VideoDetail: wire.videoDetail,
  VideoList: wire.videoList,
  Job: wire.job,
  JobList: wire.jobList,
  JobsEvent: wire.jobsEvent,
  AddVideosResponse: wire.addVideosResponse,
  Download: wire.download,
  PartStatus: wire.partStatus,
  Health: wire.health,
  Readiness: wire.readiness,
  FolderList: wire.folderList,
  Evidence: evidence,
  Answer: answer,
  Turn: turn,
  Conversation: conversation,
  ConversationDetail: conversationDetail,
  ConversationList: conversationList,
};

const reference = (id: string): string => `#/components/schemas/${id}`;

/** The description of the API in OpenAPI 3.1, made from the same endpoints that the server is made from. */
export const openApi = (endpoints: readonly Endpoint[]): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Frameseek',
      version,
      description: `Search inside a library of videos in plain words. Times are seconds on the time line of the video.\n\n${limitsInWords()}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    'x-limits': LIMITS,
    servers: [{ url: '/' }],
    security: [{}, { token: [] }, { session: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'FRAMESEEK_TOKEN, or a token of POST /api/tokens, where the server demands one' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'What POST /api/session gives' },
      },
    },
  };
};

const operation = ({ method, path, doc, needs, rate }: Endpoint): Json => ({
  operationId: operationId(method, path),
  summary: doc.summary,
  description: `Needs ${needs === 'nothing' ? 'no permission' : `the permission “${needs}”`}.`,
  'x-permission': needs,
  'x-rate-limit': { kind: rate, requests: LIMITS.requestsPerMinute[rate], seconds: 60 },
  ...(needs === 'nothing' && { security: [{}] }),
  tags: [path.split('/')[2] ?? 'api'],
  parameters: [...parameters('path', doc.params), ...parameters('query', doc.query)],
  ...requestBody(doc),
  responses: { [doc.status]: success(doc), ...failures(doc) },
});

const limitsInWords = (): string => {
  const { requestsPerMinute, bodyBytes, bodyWholeMs, bodyIdleMs } = LIMITS;
  const rates = Object.entries(requestsPerMinute).map(([kind, requests]) => `${kind} ${requests}`).join(', ');
  return `Where people sign in, requests are counted for each session, token, link or address; in a minute there may be of each kind: ${rates}. `
    + 'Whoever asks for more is told by 429 and Retry-After when to come again; RateLimit says with each answer what is left. '
    + `A JSON body may have ${bodyBytes} bytes and must have come after ${bodyWholeMs / 1_000} s; an upload may not rest longer than ${bodyIdleMs / 1_000} s.`;
};

/** `getVideosIdStream`: method and path as one word. */
const operationId = (method: string, path: string): string =>
  method + path.replace(/^\/api/, '').replaceAll(/(?<![^A-Za-z0-9])[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());

const parameters = (where: 'path' | 'query', schema: z.ZodType | undefined): Json[] => {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: inline(field as z.ZodType),
    // Lists travel as one value with commas.
    ...(where === 'query' && { style: 'form', explode: false }),
  }));
};

const requestBody = ({ body, takesFiles }: Endpoint['doc']): Json => {
  if (takesFiles !== undefined) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    const properties = takesFiles === 'file' ? { file } : { files: { type: 'array', items: file } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties, required: [takesFiles] } } } } };
  }
  if (body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: inline(body) } } } };
};

const success = ({ type, response }: Endpoint['doc']): Json => {
  if (type === undefined) return { description: 'Done' };
  const schema = response === undefined ? {} : { schema: responseSchema(response) };
  return { description: 'Success', content: { [type]: schema } };
};

/** One response for each status, which names the codes that have it. */
const failures = ({ faults }: Endpoint['doc']): Json => {
  const codes = ['auth/required', 'auth/forbidden', 'auth/foreign-site', 'server/busy', ...faults] as const;
  const byStatus = Map.groupBy(new Set(codes), (code) => STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      { description: those.join(', '), content: { 'application/json': { schema: { $ref: reference('Error') } } } },
    ]),
  );
};

const responseSchema = (schema: z.ZodType): Json => {
  if (schema instanceof z.ZodUnion) return { anyOf: schema.options.map((option) => responseSchema(option as z.ZodType)) };
  const name = Object.keys(NAMED).find((candidate) => NAMED[candidate] === schema);
  return name === undefined ? bare(z.toJSONSchema(schema, { io: 'output' })) : { $ref: reference(name) };
};

const inline = (schema: z.ZodType): Json => bare(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

const namedSchemas = (): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: reference });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
};

/** Without what only a schema of its own document needs. */
const bare = (schema: object): Json =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !['$schema', '$id', 'id', '~standard'].includes(key)));
