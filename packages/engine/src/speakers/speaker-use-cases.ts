import { Fault, alikeVoices, speakerName, type SpeakerList, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';

/** Who speaks in a video, and what people call them. */
export interface SpeakerUseCases {
  /** Nobody where no voices were listened to. Throws `library/unknown-video`. */
  speakers(id: VideoId): SpeakerList;
  /** Names a speaker of a video, or takes the name (undefined), and gives all of them. Throws `library/unknown-video`, and `input/invalid` for a number that there is not. */
  nameSpeaker(id: VideoId, number: number, name: string | undefined): SpeakerList;
  /** Remembers that a speaker is not who sounds the same, so that it is not proposed again. Throws as the one above. */
  denySpeaker(id: VideoId, number: number, name: string): SpeakerList;
}

/** The use cases over these parts. */
export const speakerUseCases = (parts: EngineParts): SpeakerUseCases => {
  const changed = (id: VideoId, number: number, change: () => void): SpeakerList => {
    const { speakers } = speakerList(parts, id);
    if (!speakers.some((speaker) => speaker.number === number)) {
      throw new Fault('input/invalid', { problems: [speakers.length === 0 ? 'nobody is known to speak in this video' : `there is no speaker ${number}; there are 1 to ${speakers.length}`] });
    }
    change();
    return speakerList(parts, id);
  };
  return {
    speakers: (id) => speakerList(parts, id),
    nameSpeaker: (id, number, name) => changed(id, number, () => parts.catalog.nameSpeaker(id, number, name)),
    denySpeaker: (id, number, name) => changed(id, number, () => parts.catalog.denySpeaker(id, number, name)),
  };
};

const speakerList = (parts: EngineParts, id: VideoId): SpeakerList => {
  const { catalog } = parts;
  requireVideo(parts, id);
  const known = catalog.speakers(id);
  if (known === undefined) return { speakers: [], turns: [] };
  const others = catalog.allSpeakers().filter(({ videoId }) => videoId !== id);
  return {
    speakers: known.speakers.map((speaker) => ({
      number: speaker.number,
      ...(speaker.name !== undefined && { name: speaker.name }),
      label: speakerName(speaker),
      seconds: known.turns.filter((turn) => turn.speaker === speaker.number).reduce((sum, { start, end }) => sum + end - start, 0),
      alike: speaker.name === undefined ? alikeVoices(speaker, known, others).map((one) => ({ ...one, title: catalog.video(one.videoId)?.title ?? '' })) : [],
    })),
    turns: known.turns.map(({ start, end, speaker }) => ({ start, end, speaker })),
  };
};
