import type { VideoSpeakers } from '../catalog/content/speaker-repository.ts';
import type { Speaker, Speakers } from '../domain/speaker.ts';
import type { VideoId } from '../domain/video.ts';
import { cosine } from './voice-vector.ts';

/** Somebody with a name whose voice sounds the same, in another video. */
export interface AlikeVoice {
  readonly name: string;
  readonly videoId: VideoId;
  /** The cosine of the two voices, up to 1. */
  readonly likeness: number;
}

/** Who a speaker of a video may be: those with names in other videos whose voices are as alike as one voice is to itself, each name once, the likeliest first, and none of whom people said that it is not. A proposal: people decide. */
export const alikeVoices = ({ voice, isNot = [] }: Speaker, { model, sameVoice }: Speakers, others: readonly VideoSpeakers[]): readonly AlikeVoice[] => {
  const all = others.filter((other) => other.model === model).flatMap(({ videoId, speakers }) =>
    speakers.flatMap(({ name, voice: other }): readonly AlikeVoice[] => (name === undefined || isNot.includes(name) ? [] : [{ name, videoId, likeness: cosine(voice, other) }])));
  const best = new Map<string, AlikeVoice>();
  for (const one of all.filter(({ likeness }) => likeness >= sameVoice).toSorted((a, b) => b.likeness - a.likeness)) if (!best.has(one.name)) best.set(one.name, one);
  return [...best.values()];
};
