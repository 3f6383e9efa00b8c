import { existsSync } from 'node:fs';
import path from 'node:path';
import { FIXTURE_PREFERENCES, fixtureModels } from '../models.ts';

/** The models a bench runs with: the small stand-ins where they are, else the fixtures. */
export const modelsForBench = async (): Promise<{ folder: string; id: string; dtype: string; preferences: Record<string, string> }> => {
  const shared = path.resolve(import.meta.dirname, '../../../shared/models');
  if (existsSync(shared))
    return { folder: shared, id: 'standin/clip-mini-float', dtype: 'fp32', preferences: { FRAMESEEK_MODELS: shared, FRAMESEEK_VISUAL_MODEL: 'standin/clip-mini-float' } };
  const folder = await fixtureModels();
  const [id = ''] = FIXTURE_PREFERENCES.visual;
  return { folder, id, dtype: 'q8', preferences: { FRAMESEEK_MODELS: folder, FRAMESEEK_VISUAL_MODEL: id } };
};
