import { INDEXED_MODALITIES, SPACE_ROLES, type Abortable, type SpaceRole, type StageRecord } from '@frameseek/core';
import { spaceOf } from './adopt-store.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Enters which spaces answer in a library from before that was written down: of each role the one that most stages were
 * done for.
 */
export const adoptSpaces = async ({ index, catalog, models }: Pick<StoreParts, 'index' | 'catalog' | 'models'>, options: Abortable): Promise<void> => {
  const records = catalog.videos().flatMap(({ id }) => catalog.stages(id)).filter(({ stage, state }) => state === 'done' && INDEXED_MODALITIES.some((one) => one === stage));
  const spaces = records.length === 0 ? [] : await index.spaces(options);
  for (const role of SPACE_ROLES) {
    if (catalog.servingSpace(role) !== undefined) continue;
    const id = mostFrequent(records.filter(({ stage }) => roleOf(stage) === role).flatMap((record) => spaceOf(record) ?? []));
    const space = spaces.find((one) => one.id === id);
    if (space === undefined) continue;
    const known = (await models.status(options)).find((model) => model.role === role && nameIn(space.id) === model.id.replaceAll('/', '_'));
    catalog.putSpace({ ...space, role, model: known?.id ?? nameIn(space.id).replace('_', '/') });
  }
};

const roleOf = (stage: StageRecord['stage']): SpaceRole => (stage === 'visual' ? 'visual' : 'sentences');

/** The model's name in a space's id, which begins with it; versions in a name may have points of their own. */
const nameIn = (space: string): string => space.replace(/\.[^.]+\.[^.]+\.[^.]+$/u, '');

const mostFrequent = (names: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
};
