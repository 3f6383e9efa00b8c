import { MODEL_ROLES, type ModelRole, type SettingChange } from '@frameseek/core';
import { z } from 'zod';
import { settings } from '../config/settings.ts';

type Place = Pick<SettingChange, 'group' | 'takesEffect'>;

const now = (group: SettingChange['group']): Place => ({ group, takesEffect: 'now' });
const restart = (group: SettingChange['group']): Place => ({ group, takesEffect: 'restart' });

/**
 * Settings that may be changed in a library, from its page too. None of them says who may enter, which files are read, what program is started,
 * or where secrets are sent: those are the environment's alone.
 */
const PLACES: Readonly<Partial<Record<keyof typeof settings.shape, Place>>> = {
  FRAMESEEK_INDEX_HOURS: now('indexing'),
  FRAMESEEK_INDEX_ON_BATTERY: now('indexing'),
  FRAMESEEK_CONCURRENCY: now('indexing'),
  FRAMESEEK_THREADS: restart('indexing'),
  FRAMESEEK_SAMPLING: now('indexing'),
  FRAMESEEK_LANGUAGE: restart('speech'),
  FRAMESEEK_TRANSLATE_SPEECH: now('speech'),
  FRAMESEEK_RECOGNISE_ALWAYS: now('speech'),
  FRAMESEEK_RECOGNISE_TRANSLATED: now('speech'),
  FRAMESEEK_SOUND_TRACK: now('speech'),
  FRAMESEEK_COMMENTARIES: now('speech'),
  FRAMESEEK_SUBTITLE_ENCODING: restart('speech'),
  FRAMESEEK_VISUAL_MODEL: restart('models'),
  FRAMESEEK_SENTENCES_MODEL: restart('models'),
  FRAMESEEK_TRANSCRIBER_MODEL: restart('models'),
  FRAMESEEK_DETECTOR_MODEL: restart('models'),
  FRAMESEEK_READER_MODEL: restart('models'),
  FRAMESEEK_OBJECTS_MODEL: restart('models'),
  FRAMESEEK_TAGGER_MODEL: restart('models'),
  FRAMESEEK_VOICES_MODEL: restart('models'),
  FRAMESEEK_OFFLINE: restart('models'),
  FRAMESEEK_SECOND_LOOK: now('answers'),
  FRAMESEEK_LANGUAGE_MODEL: restart('answers'),
  FRAMESEEK_LANGUAGE_PICTURES: restart('answers'),
  FRAMESEEK_LANGUAGE_TOOLS: restart('answers'),
  FRAMESEEK_ANSWER_STEPS: now('answers'),
  FRAMESEEK_ANSWER_TOKENS: now('answers'),
  FRAMESEEK_ANSWER_FRAMES: now('answers'),
  FRAMESEEK_ANSWER_DOLLARS: now('answers'),
  FRAMESEEK_DAY_TOKENS: now('answers'),
  FRAMESEEK_DAY_FRAMES: now('answers'),
  FRAMESEEK_DAY_DOLLARS: now('answers'),
  FRAMESEEK_UPLOAD_LIMIT_MB: restart('limits'),
  FRAMESEEK_RECORDING_MINUTES: restart('limits'),
};

const isSetting = (name: string): name is keyof typeof settings.shape => Object.hasOwn(settings.shape, name);

/** How a setting may be changed in a library; undefined for one that is the environment's alone, and for what is no setting. */
export const settingChange = (name: string): SettingChange | undefined => {
  const place = isSetting(name) ? PLACES[name] : undefined;
  return place === undefined || !isSetting(name) ? undefined : { ...place, ...fieldOf(name) };
};

/** What may be typed, as the schema of the setting has it. */
const fieldOf = (name: keyof typeof settings.shape): Omit<SettingChange, keyof Place> => {
  if (name === 'FRAMESEEK_INDEX_HOURS') return { kind: 'hours' };
  const role = modelRole(name);
  if (role !== undefined) return { kind: 'model', role };
  const { enum: options, type, minimum, exclusiveMinimum, maximum } = field.parse(z.toJSONSchema(settings.shape[name], { unrepresentable: 'any' }));
  if (options !== undefined) return { kind: 'choice', options };
  if (type === 'boolean') return { kind: 'flag' };
  if (type !== 'integer' && type !== 'number') return { kind: 'text' };
  const least = minimum ?? exclusiveMinimum;
  return { kind: 'number', ...(least !== undefined && { minimum: least }), ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }) };
};

/** What is read of a JSON schema. */
const field = z.object({
  enum: z.array(z.string()).optional(), type: z.string().optional(), minimum: z.number().optional(), exclusiveMinimum: z.number().optional(), maximum: z.number().optional(),
});

const modelRole = (name: string): ModelRole | undefined => MODEL_ROLES.find((role) => role !== 'language' && name === `FRAMESEEK_${role.toUpperCase()}_MODEL`);
