/**
 * Every setting of Frameseek, as environment variables: name, meaning, default. `.env.example` is made from this table.
 * An empty value counts as unset. Lists of folders are separated as in PATH (`:`, on Windows `;`), other lists by commas.
 */
import { delimiter } from 'node:path';
import { LOG_LEVELS, MODEL_PROVIDERS, ROLES, SAMPLING_STRATEGIES, parseDailyHours, type ModelProvider } from '@frameseek/core';
import { DEFAULT_MODEL_LIMITS, SECOND_LOOKS } from '@frameseek/engine';
import { z } from 'zod';
import { otlpHeaders } from './otlp-headers.ts';

const folders = z.string().transform((value) => value.split(delimiter).map((item) => item.trim()).filter(Boolean));
const names = z.string().transform((value) => value.split(',').map((item) => item.trim()).filter(Boolean));
const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(1);
const OFF = 'none';
const modelList = (role: string) =>
  names.transform((list) => (list.length === 1 && list[0] === OFF ? [] : list)).optional()
    .describe(`Models for ${role}, in order of preference; \`frameseek models\` lists the names; ${OFF}: off`);
const dollars = z.coerce.number().min(0);
/** `<provider>/<name>`; the name may have slashes of its own. */
const languageModel = z.string().transform((value, context): { provider: ModelProvider; name: string } | undefined => {
  if (value === OFF) return undefined;
  const slash = value.indexOf('/');
  const provider = MODEL_PROVIDERS.find((one) => one === value.slice(0, slash));
  const name = value.slice(slash + 1).trim();
  if (provider !== undefined && name !== '') return { provider, name };
  context.addIssue(`must be ${OFF}, or one of ${MODEL_PROVIDERS.join(', ')} followed by / and the name of a model`);
  return z.NEVER;
});
/** `0.15/0.60`: dollars for a million tokens, in and out. */
const price = z.string().regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, 'must be two numbers with / between them').transform((value) => {
  const [input = 0, output = 0] = value.split('/').map(Number);
  return { input, output };
});

/** A name that the decoder of this platform knows (WHATWG Encoding Standard). */
const encoding = z.string().refine((name) => {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}, 'must be the name of an encoding, such as windows-1251');

/** `/mnt/nas=/Volumes/nas`: folders as the catalog has them, and where they are here. */
const pathMap = names.transform((list, context) => {
  const maps = list.map((item) => {
    const [shared = '', here = '', ...more] = item.split('=').map((folder) => folder.trim()).map((folder) => folder.endsWith('/') ? folder.slice(0, -1) : folder);
    return { shared, here, isWhole: shared.startsWith('/') && here.startsWith('/') && more.length === 0 };
  });
  const isTwice = (['shared', 'here'] as const).some((side) => new Set(maps.map((map) => map[side])).size < maps.length);
  if (!isTwice && maps.every(({ isWhole }) => isWhole)) return maps.map(({ shared, here }) => ({ shared, here }));
  context.addIssue('must be pairs of whole paths with = between them, such as /mnt/nas=/Volumes/nas, each folder in one pair');
  return z.NEVER;
});

/** `22:00-07:00`. */
const hours = z.string().transform((value, context) => {
  const parsed = parseDailyHours(value);
  if (parsed !== undefined) return parsed;
  context.addIssue('must be two different times of the day with - between them, such as 22:00-07:00');
  return z.NEVER;
});

/** Stages by the names that people know them by. */
const SHARED_STAGES = ['visual', 'speech', 'screen', 'sound'] as const;

/** Nothing is logged. */
const SILENT = 'silent';

/** The schema of all settings. It reads and checks text; what a setting means for other settings is seen in `config.ts`. */
export const settings = z.object({
  FRAMESEEK_LIBRARY: z.string().default('./library').describe('Folder of the library: catalog, index, pictures, uploads'),
  FRAMESEEK_MEDIA: folders.optional().describe('Folders that the server may read videos from; your home folder unless set'),
  FRAMESEEK_MODELS: folders.optional().describe('Folders with model files, looked into before the cache; unset: ./models and ../shared/models of the checkout'),
  FRAMESEEK_BACKUPS: z.string().optional().describe('Folder for backups that are made without naming a file; unset: backups in the folder of the library. Better on another disk'),
  FRAMESEEK_CACHE: z.string().optional().describe('Folder for downloaded models; unset: the cache folder of the system'),
  HF_ENDPOINT: z.url({ protocol: /^https?$/ }).default('https://huggingface.co').describe('The model hub, or a mirror of it'),
  FRAMESEEK_OFFLINE: z.stringbool().default(false).describe('true: never download anything'),

  FRAMESEEK_VISUAL_MODEL: modelList('what is seen'),
  FRAMESEEK_SENTENCES_MODEL: modelList('the meaning of what is said and written'),
  FRAMESEEK_DETECTOR_MODEL: modelList('telling speech from silence and noise'),
  FRAMESEEK_TRANSCRIBER_MODEL: modelList('speech recognition'),
  FRAMESEEK_READER_MODEL: modelList('reading text in the picture'),
  FRAMESEEK_OBJECTS_MODEL: modelList('finding objects in the picture, such as people, cars and dogs'),
  FRAMESEEK_TAGGER_MODEL: modelList('hearing laughter, applause, music and other sounds'),
  FRAMESEEK_VOICES_MODEL: modelList('telling who speaks by the voice'),
  FRAMESEEK_THREADS: count.max(256).optional().describe('Threads for the models; unset: one for each core'),

  FRAMESEEK_SAMPLING: z.enum(SAMPLING_STRATEGIES).default('adaptive').describe(`Which frames are looked at: ${SAMPLING_STRATEGIES.join(', ')}`),
  FRAMESEEK_SECOND_LOOK: z.enum(SECOND_LOOKS).default('frames')
    .describe('Whether the best moments of a search are looked at again, after they are shown: frames (at more of their frames), model (FRAMESEEK_LANGUAGE_MODEL is shown some of them at every search, too), off'),
  FRAMESEEK_RECORDING_MINUTES: z.coerce.number().positive().max(1_440).default(60).describe('Minutes after which a recording of a stream ends and the next one begins: what is kept for some days goes by recordings'),
  FRAMESEEK_CONCURRENCY: z.coerce.number().int().min(0).max(64).default(1).describe('Videos that are indexed at the same time; 0: none, which is left to workers'),
  FRAMESEEK_INDEX_HOURS: hours.optional()
    .describe('Hours of the day in which a server or a worker indexes, by the clock of this computer, such as 22:00-07:00; unset: at any time. What somebody asks for with frameseek index is done at once'),
  FRAMESEEK_INDEX_ON_BATTERY: z.stringbool().default(true)
    .describe('false: a server or a worker rests while its computer runs on battery. What somebody asks for with frameseek index is done at once'),
  FRAMESEEK_STAGES: names.pipe(z.array(z.enum(SHARED_STAGES)).min(1)).transform((list) => list.map((name) => name === 'screen' ? 'text' : name)).optional()
    .describe(`What this process does of each video: ${SHARED_STAGES.join(', ')}; unset: all. The rest is left to other workers`),
  FRAMESEEK_LANGUAGE: z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as en').optional()
    .describe('Language spoken, such as en or de; unset: found out'),
  FRAMESEEK_TRANSLATE_SPEECH: z.stringbool().default(true).describe('Keep recognised speech in another language in English as well, so that English words find it'),
  FRAMESEEK_RECOGNISE_ALWAYS: z.stringbool().default(false).describe('true: recognise speech also where subtitles came with the video'),
  FRAMESEEK_RECOGNISE_TRANSLATED: z.stringbool().default(true).describe('false: be content with subtitles that are translations of what is said'),
  FRAMESEEK_SOUND_TRACK: z.coerce.number().int().min(1).max(99).optional().describe('Sound track in which people speak, from 1; unset: by language, and by where speech is heard'),
  FRAMESEEK_COMMENTARIES: z.stringbool().default(false).describe('true: commentaries, too, may be taken for what is said'),
  FRAMESEEK_SUBTITLE_ENCODING: encoding.optional()
    .describe('Encoding of subtitle files that are not Unicode, such as windows-1251, shift_jis or gbk; unset: found out for each, or not read'),
  FRAMESEEK_WHISPER: z.enum(['onnx', 'whisper-cpp', 'http']).default('onnx').describe('Engine of speech recognition: onnx, whisper-cpp, http'),
  FRAMESEEK_WHISPER_URL: z.url({ protocol: /^https?$/ }).optional().describe('For http: an OpenAI-compatible server, such as http://127.0.0.1:8000/v1'),
  FRAMESEEK_WHISPER_KEY: z.string().optional().describe('For http: its key'),
  FRAMESEEK_WHISPER_MODEL: z.string().optional().describe('For whisper-cpp and http: the name of the model'),

  FRAMESEEK_LANGUAGE_MODEL: languageModel.optional()
    .describe('Model that answers questions: ollama/<name>, compatible/<name>, openai/<name>, anthropic/<name>, google/<name>, local/<name>; none: answers are the moments found. Questions and pictures are sent to whoever runs it'),
  FRAMESEEK_LANGUAGE_URL: z.url({ protocol: /^https?$/ }).optional()
    .describe('Address of the server of that model, such as http://127.0.0.1:8000/v1; needed for compatible, unset: the usual one of the others'),
  FRAMESEEK_LANGUAGE_KEY: z.string().optional().describe('Key for that model; unset: the next three, each for its own provider'),
  OPENAI_API_KEY: z.string().optional().describe('Key for openai/<name>'),
  ANTHROPIC_API_KEY: z.string().optional().describe('Key for anthropic/<name>'),
  GOOGLE_GENERATIVE_AI_API_KEY: z.string().optional().describe('Key for google/<name>'),
  FRAMESEEK_LANGUAGE_PICTURES: z.stringbool().default(true).describe('false: that model takes no pictures'),
  FRAMESEEK_LANGUAGE_TOOLS: z.stringbool().default(true).describe('false: that model cannot search by itself'),
  FRAMESEEK_LANGUAGE_PRICE: price.optional().describe('What it costs, in dollars for a million tokens read / written, such as 0.15/0.60'),
  FRAMESEEK_ANSWER_STEPS: count.max(50).default(DEFAULT_MODEL_LIMITS.steps).describe('Searches and looks that the model may ask for in one answer'),
  FRAMESEEK_ANSWER_TOKENS: count.default(DEFAULT_MODEL_LIMITS.answer.tokens).describe('Most tokens (read and written) for one answer'),
  FRAMESEEK_ANSWER_FRAMES: count.default(DEFAULT_MODEL_LIMITS.answer.frames).describe('Most pictures sent for one answer'),
  FRAMESEEK_ANSWER_DOLLARS: dollars.optional().describe('Most that one answer may cost, where the price is known'),
  FRAMESEEK_DAY_TOKENS: count.default(DEFAULT_MODEL_LIMITS.day.tokens).describe('Most tokens (read and written) a day'),
  FRAMESEEK_DAY_FRAMES: count.optional().describe('Most pictures sent a day'),
  FRAMESEEK_DAY_DOLLARS: dollars.optional().describe('Most that a day may cost, where the price is known'),

  FRAMESEEK_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional()
    .describe('Keep the catalog in this PostgreSQL database, such as postgres://name:password@localhost/frameseek, so that several computers can share the library; unset: in the library folder'),
  FRAMESEEK_PATH_MAP: pathMap.optional()
    .describe('Folders of films that lie elsewhere on this computer than where that catalog says, such as /mnt/nas=/Volumes/nas: first as the others have it, then as here; several are separated by commas'),
  QDRANT_URL: z.url({ protocol: /^https?$/ }).optional()
    .describe('Keep the index on this Qdrant server, such as http://localhost:6333; without a port, that of http or https is meant; unset: in the library folder'),
  QDRANT_API_KEY: z.string().optional().describe('Key of that server'),
  QDRANT_PREFIX: z.string().regex(/^[A-Za-z0-9_-]+$/, 'may hold letters, digits, - and _').default('frameseek')
    .describe('Start of the names of our collections there; libraries with the same share them, each with its own points'),
  QDRANT_SEARCH_LIMIT_S: z.coerce.number().positive().max(60).default(5).describe('Seconds that a search waits for that server, before it shows what was found without it'),
  QDRANT_SHARDS: count.max(1_000).optional().describe('Parts that a new collection there is cut into; unset: as the server does it'),
  QDRANT_REPLICAS: count.max(100).optional().describe('Copies that each part has, on as many nodes of a cluster; unset: as the server does it'),
  QDRANT_WRITE_CONSISTENCY: count.max(100).optional().describe('Copies that must have what is written before it counts as written; unset: as the server does it'),

  FRAMESEEK_API_PORT: port.default(4400).describe('Port of the API; 0: any free one'),
  FRAMESEEK_WEB_PORT: port.default(4300).describe('Port of the web app'),
  FRAMESEEK_HOST: z.string().default('127.0.0.1').describe('Address to listen on; anything but this computer itself demands FRAMESEEK_TOKEN or somebody who may sign in (frameseek users)'),
  FRAMESEEK_TOKEN: z.string().regex(/^[\x21-\x3a\x3c-\x7e]{16,}$/, 'needs at least 16 characters, without spaces and semicolons').optional()
    .describe('Secret that opens everything; every request must carry it, or come from somebody who signed in'),
  FRAMESEEK_URL: z.url({ protocol: /^https?$/ }).optional().describe('Address of the web app as people know it, such as https://films.example.org; links that are shared begin with it'),
  FRAMESEEK_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional()
    .describe('Mail server that sends the letters of alerts, such as smtps://name:password@mail.example.org; unset: no letters are sent'),
  FRAMESEEK_MAIL_FROM: z.email().optional().describe('Whom they are from; unset: frameseek@localhost'),
  FRAMESEEK_MQTT_URL: z.url({ protocol: /^mqtts?$/ }).optional()
    .describe('MQTT broker that is told of alerts, also for Home Assistant, such as mqtt://name:password@homeassistant.local:1883; a path is what topics begin with, in place of frameseek; unset: none is'),
  FRAMESEEK_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional()
    .describe('OpenID Connect provider by which people may sign in, such as https://id.example.org; it is told of FRAMESEEK_URL/api/session/oidc/callback'),
  FRAMESEEK_OIDC_CLIENT_ID: z.string().optional().describe('What this server is called there'),
  FRAMESEEK_OIDC_CLIENT_SECRET: z.string().optional().describe('Its secret there, where it has one'),
  FRAMESEEK_OIDC_ROLE: z.enum(ROLES).optional().describe(`Role of whoever signs in by it and was not added: ${ROLES.join(', ')}; unset: they may not`),
  FRAMESEEK_ALLOWED_HOSTS: names.optional().describe('Further host names under which the API may be addressed, such as the name of a container'),
  FRAMESEEK_UPLOAD_LIMIT_MB: count.default(20_000).describe('Largest upload, in megabytes'),
  FRAMESEEK_PRIVATE_URLS: z.stringbool().default(false)
    .describe('true: videos may also be fetched from addresses of this computer and its network, by everybody who may use the server'),

  FRAMESEEK_LOG: z.enum([SILENT, ...LOG_LEVELS]).optional()
    .describe(`What is written to standard error, one line of JSON an event: ${[SILENT, ...LOG_LEVELS.toReversed()].join(', ')}; unset: info for the API by itself, warn where it is started with the web app, ${SILENT} for all other commands`),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional()
    .describe('Send OpenTelemetry spans to this collector by OTLP over HTTP, such as http://127.0.0.1:4318; unset: none are made'),
  OTEL_EXPORTER_OTLP_HEADERS: otlpHeaders.optional().describe('What that collector must be told with each request, such as api-key=secret,team=films'),
  OTEL_SERVICE_NAME: z.string().default('frameseek').describe('The name under which it shows the spans'),

  FFMPEG_PATH: z.string().optional().describe('The ffmpeg program; unset: the one on the PATH'),
  FFPROBE_PATH: z.string().optional().describe('The ffprobe program; unset: the one on the PATH'),
  FRAMESEEK_MEDIA_LIMIT_S: count.optional().describe('Seconds that ffmpeg may keep its reader waiting before it is stopped'),
});
/** The settings, read and checked one by one. */
export type Settings = z.infer<typeof settings>;
