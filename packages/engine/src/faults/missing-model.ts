import { isFaultOf } from '@frameseek/core';

/** Whether the error says that a model cannot be had or used, so that its modality stays off. */
export const isMissingModel = (error: unknown): boolean =>
  isFaultOf(error, 'model/unavailable') || isFaultOf(error, 'model/download-failed') ||
  isFaultOf(error, 'model/checksum') || isFaultOf(error, 'model/broken');

/** The model, or undefined when it cannot be had. Other failures are thrown. */
export const ifAvailable = async <Model>(model: Promise<Model>): Promise<Model | undefined> => {
  try {
    return await model;
  } catch (error) {
    if (isMissingModel(error)) return undefined;
    throw error;
  }
};
