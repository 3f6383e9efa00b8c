import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { Fault, type DailyHours, type LogLevel, type ModelRole, type SamplingStrategy, type Stage } from '@frameseek/core';
import type { ModelLimits, SecondLookSetting } from '@frameseek/engine';
import type { LanguageModelOptions } from '@frameseek/models';
import type { OtlpOptions } from '../telemetry/otlp-tracer.ts';
import { languageConfig, modelLimits } from './language-config.ts';
import { oidcConfig, oidcConflicts, type OidcConfig } from './oidc-config.ts';
import { absoluteFolder, configFolders, type ConfigFolders, type HostPaths } from './config-folders.ts';
import { keptSettings } from '../settings/kept-settings.ts';
import type { PathMap } from '../stores/map-paths.ts';
import { settingProblem } from './setting-problem.ts';
import { settings, type Settings } from './settings.ts';

/** The settings as the program uses them: checked, with absolute folders, frozen. */
export interface Config extends ConfigFolders {
  readonly hubUrl: string;
  readonly offline: boolean;
  /** Models by role, in order of preference; a role left out uses its built-in list, one with an empty list is off. */
  readonly modelPreferences: Readonly<Partial<Record<ModelRole, readonly string[]>>>;
  readonly threads?: number;
  readonly sampling: SamplingStrategy;
  readonly concurrency: number;
  /** Hours of the day in which servers and workers index; absent: at any time. */
  readonly indexHours?: DailyHours;
  /** Whether they index on battery. */
  readonly indexOnBattery: boolean;
  /** Stages of indexing that are done here; absent: all. */
  readonly stages?: readonly Stage[];
  readonly language?: string;
  readonly recogniseDespiteSubtitles: boolean;
  readonly recogniseTranslated: boolean;
  /** Sound track in which people speak, from 1. */
  readonly soundTrack?: number;
  readonly commentaries: boolean;
  /** Encoding (WHATWG) of subtitle files that are not Unicode; absent: found out for each. */
  readonly subtitleEncoding?: string;
  /** Whether recognised speech in another language is kept in English as well, where the model can translate. */
  readonly translateSpeech: boolean;
  readonly secondLook: SecondLookSetting;
  readonly whisper: WhisperConfig;
  /** Absent: questions are answered without a language model. */
  readonly languageModel?: LanguageModelOptions;
  readonly modelLimits: ModelLimits;
  /** Where the catalog lies in PostgreSQL; absent: in the library folder. Holds a password. */
  readonly databaseUrl?: string;
  /** Folders of films that lie elsewhere here than where the shared catalog says. */
  readonly pathMaps: readonly PathMap[];
  /** Absent: the index lies in the library folder. */
  readonly qdrant?: QdrantConfig;
  readonly host: string;
  readonly apiPort: number;
  readonly webPort: number;
  readonly token?: string;
  readonly allowedHosts: readonly string[];
  /** Address of the web app as people know it, without a slash at the end; absent: only this computer knows it. */
  readonly publicUrl?: string;
  /** The server that sends letters, and whom they are from; absent: none are sent. */
  readonly mail?: { readonly url: string; readonly from: string };
  /** The MQTT broker that is told of alerts, with name and password; absent: none is. */
  readonly mqttUrl?: string;
  /** Absent: nobody signs in by an OpenID Connect provider. */
  readonly oidc?: OidcConfig;
  readonly uploadLimitBytes: number;
  /** Whether videos may be fetched from addresses of this computer and its network. */
  readonly allowPrivateUrls: boolean;
  /** Minutes after which a recording of a stream ends and the next one begins. */
  readonly recordingMinutes: number;
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  readonly mediaTimeLimitMs?: number;
  /** The least level that is logged; absent: nothing is. */
  readonly log?: LogLevel;
  /** Where OpenTelemetry spans are sent; absent: nowhere. */
  readonly otlp?: OtlpOptions;
}

/** How speech is recognised, and by whom. */
interface WhisperConfig {
  readonly engine: 'onnx' | 'whisper-cpp' | 'http';
  readonly url?: string;
  readonly apiKey?: string;
  readonly model?: string;
}

/** The Qdrant server that holds the index; `prefix` begins the names of its collections. */
interface QdrantConfig {
  readonly url: string;
  readonly apiKey?: string;
  readonly prefix: string;
  /** How new collections are spread over the nodes of a cluster; what is absent is left to the server. */
  readonly spread: { readonly shards?: number; readonly replicas?: number; readonly writeConsistency?: number };
  /** Milliseconds that a search waits for the server, before it shows what was found without it. */
  readonly searchLimitMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The top folder of the checkout, where `.env` lies. */
export const checkoutFolder = resolve(import.meta.dirname, '../../../..');

/**
 * The configuration of this process: `overrides` (command-line flags, by setting name) before the environment before the `.env` file of the
 * checkout before what was changed in the library before `defaults`, which are this program's own. Throws `config/invalid` with every problem at once.
 */
export const loadConfig = (overrides: Environment = {}, defaults: Environment = {}): Config => {
  const given = givenSettings(overrides);
  return readConfig({ ...defaults, ...keptSettings(libraryFolderOf(given)), ...given });
};

/** What flags, the environment, and the `.env` file of the checkout behind it, say now, by the names of the variables. It goes before what is kept in the library. */
export const givenSettings = (overrides: Environment = {}): Record<string, string> => {
  const file = join(checkoutFolder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...withoutEmpty(fromFile), ...withoutEmpty(process.env), ...withoutEmpty(overrides) };
};

/** The folder of the library that is named there, absolute; what else is given may be wrong. */
export const libraryFolderOf = (given: Environment): string =>
  absoluteFolder(settings.shape.FRAMESEEK_LIBRARY.parse(withoutEmpty(given)['FRAMESEEK_LIBRARY']), thisHost());

/** Reads the settings out of `env`. Relative folders are relative to where the program was started. Throws `config/invalid` with every problem at once. */
export const readConfig = (env: Environment, host: HostPaths = thisHost()): Config => {
  const values = withoutEmpty(env);
  const parsed = settings.safeParse(values, { error: settingProblem });
  if (!parsed.success) {
    throw new Fault('config/invalid', {
      problems: parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        return `${name}=${isSecret(name) ? '…' : String(values[name])}: ${message}`;
      }),
    });
  }
  const problems = conflicts(parsed.data);
  if (problems.length > 0) throw new Fault('config/invalid', { problems });
  return deepFreeze(toConfig(parsed.data, host));
};

/** Whether only this computer can reach a server that listens on `host`. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** Whether a variable holds a secret: those are never repeated in messages. */
export const isSecret = (name: string): boolean => /TOKEN$|KEY$|HEADERS$|SECRET$|DATABASE_URL$|SMTP_URL$|MQTT_URL$/.test(name);

const thisHost = (): HostPaths => ({
  current: process.cwd(),
  checkout: checkoutFolder,
  home: homedir(),
  platform: process.platform,
  cacheHome: process.platform === 'win32' ? process.env['LOCALAPPDATA'] : process.env['XDG_CACHE_HOME'],
});

const withoutEmpty = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value]])));

/** What single values cannot tell: settings that need each other. */
const conflicts = (values: Settings): string[] => [
  ...oidcConflicts(values),
  ...(values.FRAMESEEK_WHISPER === 'http' && values.FRAMESEEK_WHISPER_URL === undefined
    ? ['FRAMESEEK_WHISPER=http needs FRAMESEEK_WHISPER_URL']
    : []),
  ...(values.FRAMESEEK_LANGUAGE_MODEL?.provider === 'compatible' && values.FRAMESEEK_LANGUAGE_URL === undefined
    ? ['FRAMESEEK_LANGUAGE_MODEL=compatible/… needs FRAMESEEK_LANGUAGE_URL']
    : []),
];

const toConfig = (values: Settings, host: HostPaths): Config => ({
  ...configFolders(values, host),
  hubUrl: values.HF_ENDPOINT.replace(/(?<!\/)\/+$/, ''),
  offline: values.FRAMESEEK_OFFLINE,
  modelPreferences: definedFields({
    visual: values.FRAMESEEK_VISUAL_MODEL,
    sentences: values.FRAMESEEK_SENTENCES_MODEL,
    detector: values.FRAMESEEK_DETECTOR_MODEL,
    transcriber: values.FRAMESEEK_TRANSCRIBER_MODEL,
    reader: values.FRAMESEEK_READER_MODEL,
    objects: values.FRAMESEEK_OBJECTS_MODEL,
    tagger: values.FRAMESEEK_TAGGER_MODEL,
    voices: values.FRAMESEEK_VOICES_MODEL,
    language: values.FRAMESEEK_LANGUAGE_MODEL?.provider === 'local' ? [values.FRAMESEEK_LANGUAGE_MODEL.name] : undefined,
  }),
  sampling: values.FRAMESEEK_SAMPLING,
  concurrency: values.FRAMESEEK_CONCURRENCY,
  indexOnBattery: values.FRAMESEEK_INDEX_ON_BATTERY,
  recogniseDespiteSubtitles: values.FRAMESEEK_RECOGNISE_ALWAYS,
  recogniseTranslated: values.FRAMESEEK_RECOGNISE_TRANSLATED,
  commentaries: values.FRAMESEEK_COMMENTARIES,
  translateSpeech: values.FRAMESEEK_TRANSLATE_SPEECH,
  secondLook: values.FRAMESEEK_SECOND_LOOK,
  whisper: {
    engine: values.FRAMESEEK_WHISPER,
    ...definedFields({ url: values.FRAMESEEK_WHISPER_URL, apiKey: values.FRAMESEEK_WHISPER_KEY, model: values.FRAMESEEK_WHISPER_MODEL }),
  },
  modelLimits: modelLimits(values),
  host: values.FRAMESEEK_HOST,
  pathMaps: values.FRAMESEEK_PATH_MAP ?? [],
  apiPort: values.FRAMESEEK_API_PORT,
  webPort: values.FRAMESEEK_WEB_PORT,
  allowedHosts: values.FRAMESEEK_ALLOWED_HOSTS ?? [],
  uploadLimitBytes: values.FRAMESEEK_UPLOAD_LIMIT_MB * 1_000_000,
  allowPrivateUrls: values.FRAMESEEK_PRIVATE_URLS,
  recordingMinutes: values.FRAMESEEK_RECORDING_MINUTES,
  ...(values.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && {
    otlp: { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {}, service: values.OTEL_SERVICE_NAME },
  }),
  ...definedFields({
    databaseUrl: values.FRAMESEEK_DATABASE_URL,
    qdrant: qdrantConfig(values),
    log: values.FRAMESEEK_LOG === 'silent' ? undefined : values.FRAMESEEK_LOG,
    languageModel: languageConfig(values),
    subtitleEncoding: values.FRAMESEEK_SUBTITLE_ENCODING,
    indexHours: values.FRAMESEEK_INDEX_HOURS, stages: values.FRAMESEEK_STAGES,
    threads: values.FRAMESEEK_THREADS,
    language: values.FRAMESEEK_LANGUAGE,
    soundTrack: values.FRAMESEEK_SOUND_TRACK,
    token: values.FRAMESEEK_TOKEN,
    mail: values.FRAMESEEK_SMTP_URL === undefined ? undefined : { url: values.FRAMESEEK_SMTP_URL, from: values.FRAMESEEK_MAIL_FROM ?? 'frameseek@localhost' },
    mqttUrl: values.FRAMESEEK_MQTT_URL,
    publicUrl: values.FRAMESEEK_URL?.replace(/(?<!\/)\/+$/, ''),
    oidc: oidcConfig(values),
    ffmpegPath: values.FFMPEG_PATH,
    ffprobePath: values.FFPROBE_PATH,
    mediaTimeLimitMs: values.FRAMESEEK_MEDIA_LIMIT_S === undefined ? undefined : values.FRAMESEEK_MEDIA_LIMIT_S * 1000,
  }),
});

const qdrantConfig = (values: Settings): Config['qdrant'] => values.QDRANT_URL === undefined ? undefined : {
  url: values.QDRANT_URL,
  prefix: values.QDRANT_PREFIX,
  spread: definedFields({ shards: values.QDRANT_SHARDS, replicas: values.QDRANT_REPLICAS, writeConsistency: values.QDRANT_WRITE_CONSISTENCY }),
  searchLimitMs: values.QDRANT_SEARCH_LIMIT_S * 1000,
  ...definedFields({ apiKey: values.QDRANT_API_KEY }),
};

type DefinedFields<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The same object without the fields that are undefined. */
export const definedFields = <T extends object>(fields: T): DefinedFields<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as DefinedFields<T>;

const deepFreeze = <T extends object>(value: T): T => {
  for (const field of Object.values(value)) if (typeof field === 'object' && field !== null) deepFreeze(field as object);
  return Object.freeze(value);
};
