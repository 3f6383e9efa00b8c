import {
  toPassages, type Passage, type VoiceActivityDetector, type TextEmbedder, type Transcriber, type Transcript,
} from '@frameseek/core';
import { indexPassages } from './index-passages.ts';
import { recognise } from './recognise.ts';
import { ifAvailable, isMissingModel, errorMessage, type IngestContext, type StageOutcome, type StagePlan } from './stage.ts';

export interface Recogniser {
  readonly detector: VoiceActivityDetector;
  readonly transcriber: Transcriber;
}

interface Sources {
  readonly subtitles: readonly Transcript[];
  readonly recogniser: Recogniser | undefined;
  readonly encoder: TextEmbedder | undefined;
  readonly note: string | undefined;
}

/** Speech: subtitles that came with the video, or what is recognised, as passages into words and sentence vectors. */
export const planSpeech = async (context: IngestContext): Promise<StagePlan> => {
  const { parts, video: { path, probe }, signal } = context;
  const subtitles = await parts.media.subtitles(path, { probe, signal });
  if (subtitles.length === 0 && probe.audio.length === 0) return { off: 'There is no sound.' };
  const sources = await findSources(context, subtitles);
  const encoder = await ifAvailable(parts.models.sentences({ signal }));
  const said = saidBy(sources);
  return {
    by: `${said}/${encoder?.space.id ?? 'words'}`,
    work: (before) => {
      // The words are all known when only the encoder changed.
      const known = before?.state === 'done' && before.by.startsWith(`${said}/`);
      return known ? indexAgain(context, { ...sources, encoder }) : indexSpeech(context, { ...sources, encoder });
    },
  };
};

const findSources = async (context: IngestContext, subtitles: readonly Transcript[]): Promise<Omit<Sources, 'encoder'>> => {
  const { parts: { models, settings }, video: { probe }, signal } = context;
  const needed = subtitles.length === 0 || settings.recogniseDespiteSubtitles;
  if (!needed || probe.audio.length === 0) return { subtitles, recogniser: undefined, note: undefined };
  try {
    const detector = await models.detector({ signal });
    return { subtitles, recogniser: { detector, transcriber: await models.transcriber({ signal }) }, note: undefined };
  } catch (error) {
    if (!isMissingModel(error) || subtitles.length === 0) throw error;
    return { subtitles, recogniser: undefined, note: `Only the subtitles are searched. ${errorMessage(error)}` };
  }
};

/** Names where the words come from; subtitles that were edited make another name. */
const saidBy = ({ subtitles, recogniser }: Omit<Sources, 'encoder'>): string => {
  const cues = subtitles.reduce((sum, transcript) => sum + transcript.cues.length, 0);
  const parts = [
    ...(subtitles.length > 0 ? [`subtitles-${subtitles.length}-${cues}`] : []),
    ...(recogniser === undefined ? [] : [recogniser.transcriber.info.id]),
  ];
  return parts.join('+');
};

const indexSpeech = async (context: IngestContext, sources: Sources): Promise<StageOutcome> => {
  const { parts: { index, catalog }, video: { id, probe }, signal, report } = context;
  const { subtitles, recogniser, encoder } = sources;
  // Forgotten first: a transcript that stays half done must never pass for a whole one.
  catalog.clearStage(id, 'speech');
  await index.remove(id, { modality: 'speech', signal });
  signal.throwIfAborted();
  catalog.putTranscripts(id, subtitles);
  let count = 0;
  const keep = async (passages: readonly Passage[], done: number): Promise<void> => {
    await indexPassages(context, { modality: 'speech', passages, encoder });
    count += passages.length;
    report('speech', { done, total: probe.duration, count });
  };
  await keep(toPassages(subtitles[0]?.cues ?? []), recogniser === undefined ? probe.duration : 0);
  if (recogniser === undefined) return withNote(count, sources.note);
  const recognition = recognise(context, recogniser, subtitles);
  for await (const { passages, done } of recognition.passages) await keep(passages, done);
  return withNote(count, recognition.note());
};

const indexAgain = async (context: IngestContext, { encoder, note }: Sources): Promise<StageOutcome> => {
  const { parts: { index, catalog }, video: { id }, signal } = context;
  const transcripts = catalog.transcripts(id);
  const searched = transcripts.filter(({ source }, i) => i === 0 || source === 'recognised');
  const passages = searched.flatMap(({ cues }) => toPassages(cues));
  await index.remove(id, { modality: 'speech', signal });
  await indexPassages(context, { modality: 'speech', passages, encoder });
  return withNote(passages.length, note);
};

const withNote = (count: number, note: string | undefined): StageOutcome => (note === undefined ? { count } : { count, note });
