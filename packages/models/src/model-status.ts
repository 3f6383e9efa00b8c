import type { ModelStatus } from '@frameseek/core';
import type { ModelFiles } from './model-files.ts';
import type { ModelCard } from './model-list.ts';
import type { ModelsOptions } from './options.ts';
import { reasonOf, remedyOf, type Role } from './role.ts';

/** Every model of every role and where it stands. Looks at file names and sizes only. */
export const statusOf = async (roles: readonly Role<unknown>[], files: ModelFiles, options: ModelsOptions): Promise<ModelStatus[]> => {
  const all = await Promise.all(roles.map((role) => statusOfRole(role, files, options)));
  return all.flat();
};

const statusOfRole = async (role: Role<unknown>, files: ModelFiles, options: ModelsOptions): Promise<ModelStatus[]> => {
  const rows = await Promise.all(role.cards.map(async (card) => ({ card, row: await rowOf(role, card, files, options) })));
  const best = rows.find(({ card }) => card === role.loaded()) ?? rows.find(({ row }) => row.state === 'present')
    ?? (options.offline ? undefined : rows.find(({ row }) => row.state === 'missing'));
  return rows.map(({ row }) => ({ ...row, chosen: row === best?.row }));
};

const rowOf = async (role: Role<unknown>, card: ModelCard, files: ModelFiles, options: ModelsOptions): Promise<ModelStatus> => {
  const { folder, sizeBytes, problems } = await files.locate(card);
  const refusal = await role.refusal(card);
  const row = {
    role: role.name, id: card.id, standIn: card.standIn, chosen: false,
    from: card.at ?? (card.files.length === 0 ? 'built in' : folder ?? (card.localOnly ? 'nowhere' : `${options.hubUrl}/${card.id}`)),
    sizeBytes: folder === undefined ? card.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0) : sizeBytes,
  };
  if (role.loaded() === card) return { ...row, state: 'loaded' };
  if (refusal !== undefined) return { ...row, state: 'unusable', reason: reasonOf(refusal), remedy: remedyOf(refusal) };
  if (folder !== undefined) return { ...row, state: 'present' };
  const remedy = options.offline || card.localOnly ? remedyOf(undefined) : 'It is downloaded at its first use, or by "frameseek models pull".';
  return { ...row, state: 'missing', remedy, ...(problems.length > 0 ? { reason: problems.join('; ') } : {}) };
};
