import { Fault, SPACE_ROLES, type Abortable, type SpaceRecord, type SpaceRole } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { MODALITIES_OF, wantedModel } from './swap-target.ts';

/** Where a library stands with the models that make its vectors. */
export interface SpaceUseCases {
  /** For each role what answers, and what it is being moved to. */
  spaces(options: Abortable): Promise<readonly RoleSpaces[]>;
  /** Lets moving rest, or go on; a model that was turned down is moved to again. */
  pauseSwap(role: SpaceRole, isPaused: boolean): void;
  /**
   * Stays with the model that answers, or goes back to the one that answered before: at once, and until the next
   * `pauseSwap(role, false)`. Throws `input/invalid` where there is none to go back to.
   */
  rollBack(role: SpaceRole, options: Abortable): Promise<void>;
  /** Removes a space that does not answer from the store; throws `input/invalid` for one that does, or that is not there. */
  dropSpace(id: string, options: Abortable): Promise<void>;
}

/** What answers for a role, what else is kept, and how far a move has come. */
export interface RoleSpaces {
  readonly role: SpaceRole;
  readonly serving?: SpaceRecord;
  /** Spaces that do not answer: to go back to, or to be dropped. */
  readonly kept: readonly SpaceRecord[];
  readonly swap?: SwapProgress;
  /** The model that was turned down by going back, while the settings name it. */
  readonly declined?: string;
}

/** How far the films have come into the space of another model. */
export interface SwapProgress {
  readonly model: string;
  readonly isPaused: boolean;
  /** Videos that are in the new space, and all that have to be. */
  readonly done: number;
  readonly total: number;
  /** Seconds that are left at the pace so far; absent before there is one. */
  readonly secondsLeft?: number;
}

/** The spaces of a library. */
export const spaceUseCases = (parts: LibraryParts): SpaceUseCases => {
  const { catalog, index } = parts;
  const swapOf = async (role: SpaceRole, options: Abortable): Promise<SwapProgress | undefined> => {
    const model = await wantedModel(parts, role, options);
    if (model === undefined) return undefined;
    const store = await parts.store.identity(options);
    const target = catalog.spaces().find((space) => space.role === role && space.model === model && !space.isServing);
    const answering = catalog.videosAnswering(store, MODALITIES_OF[role]);
    const lacking = target === undefined ? answering : catalog.videosLacking(store, target.id, MODALITIES_OF[role]);
    const { isPaused } = catalog.swapChoice(role);
    const secondsLeft = target === undefined ? undefined : timeLeft(target, lacking.reduce((sum, id) => sum + (catalog.video(id)?.probe?.duration ?? 0), 0));
    return { model, isPaused, done: answering.length - lacking.length, total: answering.length, ...(secondsLeft !== undefined && { secondsLeft }) };
  };
  return {
    spaces: (options) => Promise.all(SPACE_ROLES.map(async (role): Promise<RoleSpaces> => {
      const own = catalog.spaces().filter((space) => space.role === role);
      const [serving, swap, { declined }] = [catalog.servingSpace(role), await swapOf(role, options), catalog.swapChoice(role)];
      return {
        role, kept: own.filter(({ isServing }) => !isServing),
        ...(serving !== undefined && { serving }), ...(swap !== undefined && { swap }), ...(declined !== undefined && { declined }),
      };
    })),
    pauseSwap: (role, isPaused) => catalog.setSwapChoice(role, { isPaused }),
    rollBack: async (role, options) => {
      const swap = await wantedModel(parts, role, options);
      const serving = catalog.servingSpace(role);
      const before = catalog.spaces().find((space) => space.role === role && !space.isServing && space.id !== serving?.id);
      if (swap === undefined && before === undefined) {
        throw new Fault('input/invalid', { problems: [`there is no earlier model of the role ${role} to go back to`] });
      }
      catalog.atomically(() => {
        const declined = swap ?? serving?.model;
        catalog.setSwapChoice(role, { isPaused: false, ...(declined !== undefined && { declined }) });
        if (swap === undefined && before !== undefined) catalog.serve(before.id);
      });
    },
    dropSpace: async (id, options) => {
      const known = catalog.spaces().filter((one) => one.id === id || one.model === id);
      const space = known.find(({ isServing }) => !isServing) ?? known[0] ?? (await index.spaces(options)).find((one) => one.id === id);
      if (space === undefined) throw new Fault('input/invalid', { problems: [`there is no embedding space ${id}`] });
      if ('isServing' in space && space.isServing) throw new Fault('input/invalid', { problems: [`${id} answers searches: it can be dropped once another model does`] });
      // Forgotten first: what breaks off leaves vectors that nobody asks, and the same call removes them.
      catalog.forgetSpace(space.id);
      await index.dropSpace(space.id, options);
    },
  };
};

const timeLeft = ({ moved }: SpaceRecord, mediaSeconds: number): number | undefined =>
  moved.mediaSeconds > 0 ? (mediaSeconds * moved.seconds) / moved.mediaSeconds : undefined;
