import { cp, mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fixtureModels } from '../models.ts';

/** Another model of pictures, which sees what the fixture sees and has a space of its own. */
export const TWIN = 'fixture/clip-twin';

/** Settings that have films seen by the twin, whose files are written into the folder. */
export const twinSettings = async (folder: string): Promise<{ readonly FRAMESEEK_MODELS: string; readonly FRAMESEEK_VISUAL_MODEL: string }> => {
  await mkdir(join(folder, 'fixture'), { recursive: true });
  await cp(join(await fixtureModels(), 'fixture', 'clip-colours'), join(folder, TWIN), { recursive: true });
  return { FRAMESEEK_MODELS: [await fixtureModels(), folder].join(delimiter), FRAMESEEK_VISUAL_MODEL: TWIN };
};
