import { z } from 'zod';
import { MODEL_ROLES } from '../ports/models/model-status.ts';

/** How a setting may be changed in a library. */
const settingChange = z.object({
  group: z.enum(['indexing', 'speech', 'models', 'answers', 'limits']).describe('What it belongs to'),
  takesEffect: z.enum(['now', 'restart']).describe('When a new value counts: at once, or once the program has started again'),
  kind: z.enum(['flag', 'number', 'choice', 'hours', 'model', 'text']).describe('What its value is: true or false, a number, one of the options, hours of the day such as 22:00-07:00, names of models with commas between them, or a text'),
  options: z.array(z.string()).optional().describe('Of a choice'),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  role: z.enum(MODEL_ROLES).optional().describe('Whose models they are'),
});
/** How a setting may be changed in a library. */
export type SettingChange = z.infer<typeof settingChange>;

/** One setting as it stands. */
const settingView = z.object({
  name: z.string().describe('The environment variable'),
  means: z.string(),
  value: z.string().optional().describe('What it is set to, without secrets; absent: it is not set'),
  from: z.enum(['environment', 'library']).optional().describe('Who set it: the environment, which goes first, or whoever changed it in the library'),
  usual: z.string().optional().describe('What counts where it is not set'),
  change: settingChange.optional().describe('How it may be changed in the library; absent: only the environment sets it'),
});
/** One setting as it stands. */
export type SettingView = z.infer<typeof settingView>;

/** A folder that grows with the library. */
const storageUse = z.object({
  holds: z.enum(['catalog', 'index', 'pictures', 'uploads', 'recordings', 'models', 'backups', 'other']),
  path: z.string(),
  sizeBytes: z.number(),
});
/** A folder that grows with the library. */
export type StorageUse = z.infer<typeof storageUse>;

/** Every setting, and whether some count only once the program has started again. */
export const settingList = z.object({
  settings: z.array(settingView),
  restart: z.object({
    waiting: z.array(z.string()).describe('Settings that were changed and count once the program has started again'),
    isPossible: z.boolean().describe('Whether POST /api/restart starts it again'),
  }),
});
/** Every setting. */
export type SettingList = z.infer<typeof settingList>;

/** New values for settings. */
export const changeSettingsRequest = z.object({
  values: z.record(z.string().max(100), z.string().max(1_000).nullable()).describe('By the names of their variables; null: what counts where nothing is set'),
});

/** What is kept where. */
export const storageList = z.object({ storage: z.array(storageUse) });
