import { answer, conversation, conversationDetail, conversationList, evidence, turn, wire } from '@frameseek/core';
import { z } from 'zod';
import { uiMessagePart } from '../http/ui-message-stream.ts';

/** A part of the description. */
export type Json = Readonly<Record<string, unknown>>;

/** The wire schemas that have a name of their own in the description. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Error: wire.errorBody,
  SearchResponse: wire.searchResponse,
  SearchEvent: wire.searchEvent,
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
  AnswerPart: uiMessagePart,
};

const reference = (id: string): string => `#/components/schemas/${id}`;

/** What a failure is told with. */
export const ERROR: Json = { $ref: reference('Error') };

/** What is answered: by its name where it has one. */
export const responseSchema = (schema: z.ZodType): Json => {
  const name = Object.keys(NAMED).find((candidate) => NAMED[candidate] === schema);
  if (name !== undefined) return { $ref: reference(name) };
  if (schema instanceof z.ZodUnion) return { anyOf: schema.options.map((option) => responseSchema(option as z.ZodType)) };
  return bare(z.toJSONSchema(schema, { io: 'output', override }));
};

/** What is asked for. */
export const requestSchema = (schema: z.ZodType): Json => bare(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override }));

/** All schemas that have a name. */
export const namedSchemas = (): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: reference, override });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
};

interface Overridden {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** A record whose keys are all known is an object with these properties: `required` names nothing else. */
const override = ({ jsonSchema }: Overridden): void => {
  const { propertyNames, additionalProperties, required } = jsonSchema;
  if (required === undefined || jsonSchema.properties !== undefined || typeof propertyNames !== 'object') return;
  if (additionalProperties === undefined) return;
  jsonSchema.properties = Object.fromEntries(required.map((name) => [name, additionalProperties]));
  jsonSchema.additionalProperties = false;
  delete jsonSchema.propertyNames;
};

/** Without what only a schema of its own document needs. */
const bare = (schema: object): Json =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !['$schema', '$id', 'id', '~standard'].includes(key)));
