import { keepNames, voiceWindows, whoSpeaks, type HeardVoice, type VoiceActivityDetector, type VoiceEmbedder } from '@frameseek/core';
import type { IngestContext } from '../ingest-context.ts';
import type { IndexingStage } from '../indexing-stage.ts';
import { chooseTrack, pickedTrack } from './choose-track.ts';

/** By which rules voices became speakers: another name makes the stage run again. */
const RULES = 'turns-1';
/** Seconds of speech whose voices are listened to at once. */
const MAX_SECONDS = 28;

/** Who speaks when, in the sound track whose speech is searched. Names that people gave stay with their voices. */
export const speakersStage: IndexingStage = {
  name: 'speakers',
  plan: async (context) => {
    const { parts: { models, catalog }, video: { id, probe }, signal } = context;
    const nobody = (): void => catalog.putSpeakers(id, { model: '', sameVoice: 1, speakers: [], turns: [] });
    if (probe.audio.length === 0) return { off: 'There is no sound.', enter: nobody };
    const [detector, voices] = [await models.detector({ signal }), await models.voices({ signal })];
    const picked = pickedTrack(context);
    return {
      by: `${voices.info.id}/${detector.info.id}${picked === undefined ? '' : `@track-${picked}`}/${RULES}`,
      work: async () => {
        const heard = await hearVoices(context, { detector, voices });
        const { speakers, turns } = whoSpeaks(heard, voices.sameVoice);
        const found = { model: voices.info.id, sameVoice: voices.sameVoice, speakers, turns };
        return {
          count: speakers.length,
          ...(speakers.length === 0 && { note: 'Nobody is heard to speak.' }),
          enter: () => catalog.putSpeakers(id, keepNames(found, catalog.speakers(id))),
        };
      },
    };
  },
};

const hearVoices = async (
  context: IngestContext, { detector, voices }: { readonly detector: VoiceActivityDetector; readonly voices: VoiceEmbedder },
): Promise<readonly HeardVoice[]> => {
  const { parts: { media }, video: { path, probe }, signal, report } = context;
  const { index: track } = await chooseTrack(context, detector);
  const heard: HeardVoice[] = [];
  const audio = media.audio(path, { probe, signal, ...(track !== undefined && { track }) });
  for await (const segment of detector.speech(audio, { maxSeconds: MAX_SECONDS, signal, report: (done) => report('speakers', { done, total: probe.duration, count: 0 }) })) {
    const windows = voiceWindows(segment);
    const vectors = await voices.embed(windows.map(({ samples }) => samples), { signal });
    for (const [index, vector] of vectors.entries()) heard.push({ vector, span: windows[index]?.span ?? { start: segment.start, end: segment.start } });
  }
  return heard;
};
