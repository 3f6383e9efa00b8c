import type { ModelStatus } from '@frameseek/core';
import type { ModelFiles } from './hub/model-files.ts';
import type { ModelCard } from './registry/model-list.ts';
import type { ModelsOptions } from './options.ts';
import { reasonOf, remedyOf, type Role } from './registry/create-role.ts';

/** What a status is made from. */
interface StatusParts {
  readonly files: ModelFiles;
  readonly options: ModelsOptions;
  readonly signal: AbortSignal;
}

/** Every model of every role and where it stands. Looks at file names and sizes, and whether the hub answers at all. */
export const statusOf = async (roles: readonly Role<unknown>[], parts: StatusParts): Promise<ModelStatus[]> => {
  const all: ModelStatus[] = [];
  for (const role of roles) all.push(...(await statusOfRole(role, parts)));
  return all;
};

const statusOfRole = async (role: Role<unknown>, { files, options, signal }: StatusParts): Promise<ModelStatus[]> => {
  const rows = await Promise.all(role.cards.map(async (card) => ({ card, row: await rowOf(role, card, { files, options }) })));
  const loaded = rows.find(({ card }) => card === role.loaded());
  // The hub matters only where a model to download stands before one that is there.
  const first = rows.find(({ card, row }) => row.state === 'present' || (row.state === 'missing' && !card.localOnly));
  const hasHub = first?.row.state === 'missing' && loaded === undefined && (await files.hubAnswers(signal));
  const best = loaded ?? (first?.row.state === 'missing' && !hasHub ? rows.find(({ row }) => row.state === 'present') : first);
  return rows.map(({ row }) => ({ ...row, chosen: row === best?.row }));
};

const rowOf = async (role: Role<unknown>, card: ModelCard, { files, options }: Omit<StatusParts, 'signal'>): Promise<ModelStatus> => {
  const { folder, sizeBytes, begunBytes, problems, remedy: known } = await files.locate(card);
  const refusal = await role.refusal(card);
  const row = {
    role: role.name, id: card.id, standIn: card.standIn, chosen: false,
    from: card.at ?? (card.files.length === 0 ? 'built in' : folder ?? (card.localOnly ? 'nowhere' : `${options.hubUrl}/${card.id}`)),
    sizeBytes: folder === undefined ? card.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0) : sizeBytes,
    begunBytes, licence: card.licence,
    canBeFetched: folder === undefined && !card.localOnly && !options.offline && role.loaded() !== card,
  };
  if (role.loaded() === card) return { ...row, state: 'loaded' };
  if (refusal !== undefined) return { ...row, state: 'unusable', reason: reasonOf(refusal), remedy: remedyOf(refusal) };
  if (folder !== undefined) return { ...row, state: 'present' };
  const remedy = known ?? (options.offline || card.localOnly ? remedyOf(undefined) : 'It is downloaded at its first use, or by "frameseek models pull".');
  return { ...row, state: 'missing', remedy, ...(problems.length > 0 ? { reason: problems.join('; ') } : {}) };
};
