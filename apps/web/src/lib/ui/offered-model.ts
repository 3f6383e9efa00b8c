import type { ModelView } from '@frameseek/core';

/** The role whose model a part of the server uses. */
const ROLES: Readonly<Record<string, ModelView['role']>> = {
  visual: 'visual', meaning: 'sentences', speech: 'transcriber', voice: 'detector', text: 'reader', answers: 'language',
};

/** The model whose download would make a part of the server better: the first that can be had, before the one that serves. */
export const offeredModel = (part: string, models: readonly ModelView[]): ModelView | undefined => {
  const candidates = models.filter(({ role }) => role === ROLES[part]);
  const serving = candidates.findIndex(({ chosen, state }) => chosen && (state === 'present' || state === 'loaded'));
  return candidates.find(({ canBeFetched, standIn }, index) => canBeFetched && !standIn && (serving < 0 || index < serving));
};
