import { z } from 'zod';

/** One setting as it stands; settings are read when the program starts. */
const settingView = z.object({
  name: z.string().describe('The environment variable'),
  means: z.string(),
  value: z.string().optional().describe('What it is set to, without secrets; absent: it is not set'),
  usual: z.string().optional().describe('What counts where it is not set'),
});
/** One setting as it stands. */
export type SettingView = z.infer<typeof settingView>;

/** A folder that grows with the library. */
const storageUse = z.object({
  holds: z.enum(['catalog', 'index', 'pictures', 'uploads', 'recordings', 'models', 'other']),
  path: z.string(),
  sizeBytes: z.number(),
});
/** A folder that grows with the library. */
export type StorageUse = z.infer<typeof storageUse>;

/** Every setting, and what is kept where. */
export const settingList = z.object({ settings: z.array(settingView), storage: z.array(storageUse) });
/** Every setting, and what is kept where. */
export type SettingList = z.infer<typeof settingList>;
