import { isFault, isFaultOf } from '@frameseek/core';

/** A stretch that cannot be decoded, or recognised, is left to the look at the whole; throws any other error. */
export const unlessUnreadable = (error: unknown): void => {
  if (!isFault(error) || !(error.code.startsWith('media/') || isFaultOf(error, 'model/failed'))) throw error;
};
