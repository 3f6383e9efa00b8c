import { speechTracks, type AudioStream } from '@frameseek/core';

/** The audio track that players choose: the one marked as default, else the first, no commentary where there is another; undefined where there is no sound. */
export const defaultTrack = (tracks: readonly AudioStream[]): AudioStream | undefined => speechTracks(tracks, {})[0];
