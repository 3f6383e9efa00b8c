import { speakerIn, type SpeakerList, type TranscriptLine } from '@frameseek/core';

/** Who begins to speak in a line, and whether for the first time. */
export interface VoiceChange {
  readonly speaker: SpeakerList['speakers'][number];
  readonly isFirst: boolean;
}

/** The lines, by their starts, in which another speaks than in the line before. */
export const voiceChanges = (lines: readonly TranscriptLine[], { speakers, turns }: SpeakerList): ReadonlyMap<number, VoiceChange> => {
  const changes = new Map<number, VoiceChange>();
  const heard = new Set<number>();
  let last: number | undefined;
  for (const line of lines) {
    const number = speakerIn(line, turns);
    const speaker = speakers.find((one) => one.number === number);
    if (speaker !== undefined && number !== last) {
      changes.set(line.start, { speaker, isFirst: !heard.has(speaker.number) });
      heard.add(speaker.number);
    }
    last = number;
  }
  return changes;
};
