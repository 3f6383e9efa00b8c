import { Fault } from '@frameseek/core';
import type { VideoContext } from '../indexing/ingest-context.ts';
import { meteredModel, type MeteredModel } from '../language/metered-model.ts';

/** The language model for a task: only the limits of the day hold. Throws `model/unavailable` where none is set. */
export const requireModel = ({ parts }: Pick<VideoContext, 'parts'>): MeteredModel => {
  const model = meteredModel(parts, { budget: {} });
  if (model !== undefined) return model;
  throw new Fault('model/unavailable', {
    model: 'that writes about videos', reason: 'none is set', remedy: 'Set FRAMESEEK_LANGUAGE_MODEL, for example to ollama/<name>.',
  });
};

/** The same, when it takes pictures. Throws `model/unavailable` where it takes none. */
export const requireVisionModel = (context: Pick<VideoContext, 'parts'>): MeteredModel => {
  const model = requireModel(context);
  if (model.info.takesImages) return model;
  throw new Fault('model/unavailable', {
    model: model.info.id, reason: 'it takes no pictures', remedy: 'Set FRAMESEEK_LANGUAGE_MODEL to one that does.',
  });
};
