import { SAMPLE_RATE, speechTracks, type AudioChunk, type AudioStream, type Span, type VoiceActivityDetector } from '@frameseek/core';
import type { IngestContext } from '../ingest-context.ts';

/** The sound track that is listened to, and a sentence about it where there are several. */
interface ChosenTrack {
  readonly index: number | undefined;
  readonly note: string | undefined;
}

/** Of the speech in the track with the most of it: a likelier track that has this share of it is kept. */
const ENOUGH = 0.2;
/** What is listened to of each track before one is chosen: so many stretches of so many seconds over the whole film. */
const STRETCHES = 6;
const STRETCH_SECONDS = 20;

/**
 * In which sound track people speak: the one that was asked for, else the likeliest by language and disposition, unless
 * hardly anything is said in it and much in another.
 */
export const chooseTrack = async (context: IngestContext, detector: VoiceActivityDetector): Promise<ChosenTrack> => {
  const { parts: { settings }, video: { probe: { audio } } } = context;
  const wanted = pickedTrack(context);
  const picked = wanted === undefined ? undefined : audio[wanted - 1];
  if (picked !== undefined) return { index: picked.index, note: noteOf(picked, audio) };
  const [likeliest, ...others] = speechTracks(audio, { language: settings.language, commentary: settings.commentaries });
  if (likeliest === undefined || others.length === 0) return { index: likeliest?.index, note: likeliest && noteOf(likeliest, audio) };
  const heard: { readonly track: AudioStream; readonly seconds: number }[] = [];
  for (const track of [likeliest, ...others]) heard.push({ track, seconds: await speechSeconds(context, detector, track) });
  const most = Math.max(...heard.map(({ seconds }) => seconds));
  const { track } = heard.find(({ seconds }) => seconds >= ENOUGH * most) ?? { track: likeliest };
  return { index: track.index, note: noteOf(track, audio) };
};

/** The sound track that people asked for, counted from 1: of this film, or of all that have so many. */
export const pickedTrack = ({ parts: { settings }, video: { soundTrack } }: IngestContext): number | undefined => soundTrack ?? settings.soundTrack;

/** Nothing needs to be said where there is no choice. */
const noteOf = ({ index, language, title }: AudioStream, tracks: readonly AudioStream[]): string | undefined => {
  if (tracks.length < 2) return undefined;
  const called = [language, title].filter((name) => name !== undefined).join(', ');
  return `Speech is that of sound track ${index + 1} of ${tracks.length}${called === '' ? '' : ` (${called})`}.`;
};

const speechSeconds = async ({ parts: { media }, video: { path, probe }, signal }: IngestContext, detector: VoiceActivityDetector, { index }: AudioStream): Promise<number> => {
  async function* stretches(): AsyncGenerator<AudioChunk> {
    for (const span of spansOf(probe.duration)) yield* media.audio(path, { probe, track: index, span, signal });
  }
  let samples = 0;
  for await (const chunk of detector.speech(stretches(), { maxSeconds: STRETCH_SECONDS, signal, report: () => undefined })) samples += chunk.samples.length;
  return samples / SAMPLE_RATE;
};

/** All of a short film. */
const spansOf = (duration: number): readonly Span[] => {
  if (duration <= STRETCHES * STRETCH_SECONDS * 1.5) return [{ start: 0, end: Math.max(1, duration) }];
  return Array.from({ length: STRETCHES }, (_, index) => {
    const start = Math.floor(((index + 0.5) / STRETCHES) * duration - STRETCH_SECONDS / 2);
    return { start, end: start + STRETCH_SECONDS };
  });
};
