import { Fault, faultMessage, isAbort, isFault, type Abortable, type ModelRole } from '@frameseek/core';
import type { ModelCard } from './model-list.ts';
import { shareWork } from './share-work.ts';

/** One role: the models that may fill it, and the one that does. */
export interface Role<T> {
  readonly name: ModelRole;
  readonly cards: readonly ModelCard[];
  /** The model that serves: loaded at the first call, then kept. Rejects with `model/unavailable` where none opens. */
  readonly get: (options: Abortable) => Promise<T>;
  /** The card that is loaded, if any. */
  loaded(): ModelCard | undefined;
  /** Why a card cannot serve, as far as is known: it was tried and refused, or lacks something besides its files. */
  refusal(card: ModelCard): Promise<Fault | undefined>;
  /** Forgets that a card was refused: its files have come since. */
  forgive(card: ModelCard): void;
}

/** What a role is made of. */
interface RoleParts<T> {
  readonly name: ModelRole;
  readonly cards: readonly ModelCard[];
  readonly open: (card: ModelCard, signal: AbortSignal) => Promise<T>;
  /** Throws a fault when something besides its files is missing for this card. Cheap: asked for every status. */
  readonly check?: (card: ModelCard) => Promise<void>;
}

/** Tries the cards in order; the first that opens serves. When none does, the next call tries again. */
export const createRole = <T>({ name, cards, open, check }: RoleParts<T>): Role<T> => {
  let loaded: ModelCard | undefined;
  const refusals = new Map<ModelCard, Fault>();

  const openFirst = async (signal: AbortSignal): Promise<T> => {
    for (const card of cards) {
      try {
        await check?.(card);
        const model = await open(card, signal);
        refusals.delete(card);
        loaded = card;
        return model;
      } catch (error) {
        if (isAbort(error) || !isFault(error)) throw error;
        refusals.set(card, error);
      }
    }
    throw roleUnavailable(name, cards, refusals);
  };
  const get = shareWork(openFirst);
  const refusal = async (card: ModelCard): Promise<Fault | undefined> => {
    try {
      await check?.(card);
      return refusals.get(card);
    } catch (error) {
      if (isFault(error)) return error;
      throw error;
    }
  };
  return { name, cards, get: ({ signal }) => get(signal), loaded: () => loaded, refusal, forgive: (card) => void refusals.delete(card) };
};

/** What a role is for, in the sentences people read. */
const PURPOSE: Readonly<Record<ModelRole, string>> = {
  visual: 'for pictures', sentences: 'for the meaning of words', detector: 'for finding speech', transcriber: 'for speech', reader: 'for text in pictures', objects: 'for finding objects', tagger: 'for sounds', voices: 'for telling speakers apart',
  language: 'for answers',
};

const roleUnavailable = (name: ModelRole, cards: readonly ModelCard[], refusals: ReadonlyMap<ModelCard, Fault>): Fault => {
  const [first] = cards;
  const cause = first === undefined ? undefined : refusals.get(first);
  if (first === undefined) {
    return new Fault('model/unavailable', { model: PURPOSE[name], reason: 'the settings name none', remedy: 'Name one there, or leave the setting empty.' });
  }
  // Those that only lie in folders are no loss to whoever has never heard of them, unless nothing else was named.
  const told = cards.every((card) => card.localOnly) ? cards : cards.filter((card) => !card.localOnly);
  const reason = [...refusals].filter(([card]) => told.includes(card)).map(([card, fault]) => `${told.length > 1 ? `${card.id}: ` : ''}${reasonOf(fault)}`).join('; ');
  return new Fault('model/unavailable', { model: first.id, reason, remedy: remedyOf(cause) }, { cause });
};

/** The part of a fault's words that says what happened, to stand inside another sentence. */
export const reasonOf = (fault: Fault): string => {
  const facts: object = fault.facts;
  return 'reason' in facts && typeof facts.reason === 'string' ? facts.reason : faultMessage(fault).replace(/\.$/, '');
};

/** What people can do about a fault of a model; what helps in most cases where it says nothing itself. */
export const remedyOf = (fault: Fault | undefined): string => {
  // Files that are whole but wrong would be found again, before those of a download.
  if (fault?.code === 'model/broken') return 'Remove its files and run "frameseek models pull".';
  const facts: object = fault?.facts ?? {};
  return 'remedy' in facts && typeof facts.remedy === 'string' && facts.remedy !== '' ? facts.remedy : 'Run "frameseek models pull" with a network, or put the model into a folder of FRAMESEEK_MODELS.';
};
