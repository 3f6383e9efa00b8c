import type { Models, NamedModel, SpaceRole, TextEmbedder } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { isMissingModel } from '../faults/missing-model.ts';

/**
 * The models whose spaces answer: whatever the settings name, a query is embedded by the model that saw the films, until
 * all of them are in the space of another. Where that model cannot be had any more, the one that the settings name serves.
 */
export const servingModels = ({ models, catalog }: Pick<EngineParts, 'models' | 'catalog'>): Models => {
  const serving = async <Encoder extends TextEmbedder>(role: SpaceRole, options: NamedModel, load: (options: NamedModel) => Promise<Encoder>): Promise<Encoder> => {
    const space = catalog.servingSpace(role);
    if (space !== undefined) {
      const encoder = await unlessMissing(load({ ...options, model: space.model }));
      if (encoder?.space.id === space.id) return encoder;
    }
    const wanted = await load(options);
    if (!catalog.spaces().some(({ id }) => id === wanted.space.id)) catalog.putSpace({ ...wanted.space, role, model: wanted.info.id });
    return wanted;
  };
  return {
    visual: (options) => serving('visual', options, (named) => models.visual(named)),
    sentences: (options) => serving('sentences', options, (named) => models.sentences(named)),
    detector: (options) => models.detector(options),
    transcriber: (options) => models.transcriber(options),
    reader: (options) => models.reader(options),
    status: (options) => models.status(options),
    pull: (ids, options) => models.pull(ids, options),
    close: () => models.close(),
  };
};

const unlessMissing = async <Encoder>(loading: Promise<Encoder>): Promise<Encoder | undefined> => {
  try {
    return await loading;
  } catch (error) {
    if (isMissingModel(error)) return undefined;
    throw error;
  }
};
