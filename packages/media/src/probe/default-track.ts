import type { AudioStream } from '@frameseek/core';

/** The audio track that players choose: the one marked as default, else the first; undefined where there is no sound. */
export const defaultTrack = (tracks: readonly AudioStream[]): AudioStream | undefined =>
  tracks.find(({ isDefault }) => isDefault) ?? tracks[0];
