import { type Abortable, type DualEncoder, type Modality, type SpaceRole, type TextEmbedder } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import type { LibraryParts } from '../library-parts.ts';

/** The modalities whose segments have vectors of a role's space. */
export const MODALITIES_OF: Readonly<Record<SpaceRole, readonly Modality[]>> = {
  visual: ['visual'],
  sentences: ['speech', 'text', 'described'],
};

/** The encoders that a library can be moved to, by role. */
export interface Targets {
  readonly visual: DualEncoder;
  readonly sentences: TextEmbedder;
}

/** The model of the settings, where another one answers and nobody has decided against moving; nothing is loaded. */
export const wantedModel = async ({ catalog, wanted }: Pick<LibraryParts, 'catalog' | 'wanted'>, role: SpaceRole, options: Abortable): Promise<string | undefined> => {
  const serving = catalog.servingSpace(role);
  if (serving === undefined) return undefined;
  const chosen = (await wanted.status(options)).find((model) => model.role === role && model.chosen);
  if (chosen === undefined || chosen.id === serving.model || chosen.id === catalog.swapChoice(role).declined) return undefined;
  return chosen.id;
};

/** The encoder that the films of a role are moved to; nothing where they need not be, somebody has paused it, or it cannot be had. */
export const swapTarget = async <Role extends SpaceRole>(parts: LibraryParts, role: Role, options: Abortable): Promise<Targets[Role] | undefined> => {
  if (parts.catalog.swapChoice(role).isPaused) return undefined;
  const model = await wantedModel(parts, role, options);
  if (model === undefined) return undefined;
  const load: { readonly [R in SpaceRole]: () => Promise<Targets[R]> } = {
    visual: () => parts.wanted.visual(options),
    sentences: () => parts.wanted.sentences(options),
  };
  const encoder = await ifAvailable(load[role]());
  if (encoder === undefined || encoder.space.id === parts.catalog.servingSpace(role)?.id) return undefined;
  parts.catalog.putSpace({ ...encoder.space, role, model: encoder.info.id });
  return encoder;
};
