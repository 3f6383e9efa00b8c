import { errorMessage, toPassages, type Passage, type TextEmbedder, type Transcript } from '@frameseek/core';
import { ifAvailable, isMissingModel } from '../../faults/missing-model.ts';
import { indexPassages } from '../index-passages.ts';
import type { IndexingStage, StageOutcome } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';
import { recogniseSpeech, type Recognised, type SpeechRecogniser } from './recognise-speech.ts';

/** Of passages that say in English what is said in another language, beside which they begin at the same time. */
const TRANSLATED = 'translated';

/** Where the words come from, and what makes vectors of them. */
interface SpeechSources {
  readonly subtitles: readonly Transcript[];
  readonly recogniser: SpeechRecogniser | undefined;
  readonly encoder: TextEmbedder | undefined;
  readonly note: string | undefined;
}

/** What is said: subtitles that came with the video, or what is recognised, as passages into words and sentence vectors. */
export const speechStage: IndexingStage = {
  name: 'speech',
  plan: async (context) => {
    const { parts, video: { path, probe }, signal } = context;
    const subtitles = await parts.media.subtitles(path, { probe, signal });
    if (subtitles.length === 0 && probe.audio.length === 0) return { off: 'There is no sound.' };
    const sources = await findSources(context, subtitles);
    const encoder = await ifAvailable(parts.models.sentences({ signal }));
    const source = sourceName(sources);
    return {
      by: `${source}/${encoder?.space.id ?? 'words'}`,
      work: (before) => {
        // The words are all known when only the encoder changed.
        const known = before?.state === 'done' && before.by.startsWith(`${source}/`);
        return known ? reindexSpeech(context, { ...sources, encoder }) : indexSpeech(context, { ...sources, encoder });
      },
    };
  },
};

const findSources = async (context: IngestContext, subtitles: readonly Transcript[]): Promise<Omit<SpeechSources, 'encoder'>> => {
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
const sourceName = ({ subtitles, recogniser }: Omit<SpeechSources, 'encoder'>): string => {
  const cues = subtitles.reduce((sum, transcript) => sum + transcript.cues.length, 0);
  const parts = [
    ...(subtitles.length > 0 ? [`subtitles-${subtitles.length}-${cues}`] : []),
    ...(recogniser === undefined ? [] : [recogniser.transcriber.info.id]),
  ];
  return parts.join('+');
};

const indexSpeech = async (context: IngestContext, sources: SpeechSources): Promise<StageOutcome> => {
  const { parts: { index, catalog }, video: { id, probe }, signal, report } = context;
  const { subtitles, recogniser, encoder } = sources;
  // Forgotten first: a transcript that stays half done must never pass for a whole one.
  catalog.clearStage(id, 'speech');
  await index.remove(id, { modality: 'speech', signal });
  signal.throwIfAborted();
  catalog.putTranscripts(id, subtitles);
  let count = 0;
  const keep = async ({ passages, english, done }: Recognised): Promise<void> => {
    await indexPassages(context, { modality: 'speech', passages, encoder });
    await indexPassages(context, { modality: 'speech', passages: english, encoder, origin: TRANSLATED });
    count += passages.length;
    report('speech', { done, total: probe.duration, count });
  };
  await keep({ passages: toPassages(subtitles[0]?.cues ?? []), english: [], done: recogniser === undefined ? probe.duration : 0 });
  if (recogniser === undefined) return withNote(count, sources.note);
  const recognition = recogniseSpeech(context, recogniser, subtitles);
  for await (const recognised of recognition.passages) await keep(recognised);
  return withNote(count, recognition.note());
};

const reindexSpeech = async (context: IngestContext, { encoder, note }: SpeechSources): Promise<StageOutcome> => {
  const { parts: { index, catalog }, video: { id }, signal } = context;
  const transcripts = catalog.transcripts(id);
  const searched = transcripts.filter(({ source }, i) => i === 0 || source === 'recognised');
  const passages = searched.flatMap(({ cues }) => toPassages(cues));
  await index.remove(id, { modality: 'speech', signal });
  await indexPassages(context, { modality: 'speech', passages, encoder });
  const english = transcripts.filter(({ source }) => source === 'translated').flatMap(({ cues }) => toPassages(cues));
  await indexPassages(context, { modality: 'speech', passages: english, encoder, origin: TRANSLATED });
  return withNote(passages.length, note);
};

const withNote = (count: number, note: string | undefined): StageOutcome => (note === undefined ? { count } : { count, note });
