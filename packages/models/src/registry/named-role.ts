import { isFault, type ModelInfo, type NamedModel } from '@frameseek/core';
import type { Role } from './create-role.ts';

/** The loaders of a role whose model may be asked for by name. */
interface NamedRoleParts<T> {
  /** The models of the settings, in their order. */
  readonly chosen: Role<T>;
  /** A role of that one model. */
  readonly only: (id: string) => Role<T>;
}

/**
 * Loads the model of the settings, or the one that is named: that which saw the films serves until they are all seen by
 * another. Each is loaded once. Rejects as the role does.
 */
export const namedRole = <T extends { readonly info: ModelInfo }>({ chosen, only }: NamedRoleParts<T>): ((options: NamedModel) => Promise<T>) => {
  const others = new Map<string, Role<T>>();
  return async ({ model, signal }) => {
    if (model === undefined) return chosen.get({ signal });
    if (chosen.cards.some(({ id }) => id === model)) {
      const served = await chosen.get({ signal }).catch(unlessFault);
      if (served?.info.id === model) return served;
    }
    const role = others.get(model) ?? only(model);
    others.set(model, role);
    return role.get({ signal });
  };
};

/** Another model than the one that is named cannot be had: no matter. */
const unlessFault = (error: unknown): undefined => {
  if (!isFault(error)) throw error;
};
