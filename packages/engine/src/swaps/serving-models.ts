import type { EmbeddingSpace, Models, NamedModel, SpaceRole, TextEmbedder } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { isMissingModel } from '../faults/missing-model.ts';

/** Models, and what they could not be. */
export interface ServingModels {
  readonly models: Models;
  /** The space in which a role was embedded last, where it is not the one that the films are in; absent as long as none was asked. */
  standIn(role: SpaceRole): EmbeddingSpace | undefined;
}

/**
 * The models whose spaces answer: whatever the settings name, a query is embedded by the model that saw the films, until
 * all of them are in the space of another. Where that model cannot be had any more, or is another build on this computer,
 * the one that the settings name stands in for it.
 */
export const servingModels = ({ models, catalog }: Pick<EngineParts, 'models' | 'catalog'>): ServingModels => {
  const standIns = new Map<SpaceRole, EmbeddingSpace>();
  const serving = async <Encoder extends TextEmbedder>(role: SpaceRole, options: NamedModel, load: (options: NamedModel) => Promise<Encoder>): Promise<Encoder> => {
    const space = catalog.servingSpace(role);
    if (space !== undefined) {
      const encoder = await unlessMissing(load({ ...options, model: space.model }));
      if (encoder?.space.id === space.id) {
        standIns.delete(role);
        return encoder;
      }
    }
    const wanted = await load(options);
    if (space !== undefined) standIns.set(role, wanted.space);
    if (!catalog.spaces().some(({ id }) => id === wanted.space.id)) catalog.putSpace({ ...wanted.space, role, model: wanted.info.id });
    return wanted;
  };
  return { standIn: (role) => standIns.get(role), models: {
    visual: (options) => serving('visual', options, (named) => models.visual(named)),
    sentences: (options) => serving('sentences', options, (named) => models.sentences(named)),
    detector: (options) => models.detector(options),
    transcriber: (options) => models.transcriber(options),
    reader: (options) => models.reader(options),
    objects: (options) => models.objects(options),
    tagger: (options) => models.tagger(options),
    voices: (options) => models.voices(options),
    status: (options) => models.status(options),
    pull: (ids, options) => models.pull(ids, options),
    close: () => models.close(),
  } };
};

const unlessMissing = async <Encoder>(loading: Promise<Encoder>): Promise<Encoder | undefined> => {
  try {
    return await loading;
  } catch (error) {
    if (isMissingModel(error)) return undefined;
    throw error;
  }
};
