import { bestTranscriptsFirst, Fault, errorMessage, isFaultOf, isSaidBefore, type TextEmbedder, type Transcript } from '@frameseek/core';
import { ifAvailable, isMissingModel } from '../../faults/missing-model.ts';
import { openGeneration } from '../../generations/open-generation.ts';
import { indexPassages } from '../index-passages.ts';
import type { IndexingStage, NoWork, PlannedWork, StageOutcome } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';
import { isNothingSaid, planBurnedInWords, wasNothingHeard } from './burned-in-words.ts';
import { correctionsName, isOfSource } from './corrected-words.ts';
import { chooseTrack, pickedTrack } from './choose-track.ts';
import { enterTranscripts } from './enter-transcripts.ts';
import { recogniseSpeech, type Recognised, type SpeechRecogniser } from './recognise-speech.ts';
import { needsRecognition, passagesOfTexts, readSubtitles, spokenLanguage, wordsDigest } from './subtitle-texts.ts';

/** Of passages that say in English what is said in another language, beside which they begin at the same time. */
const TRANSLATED = 'translated';

/** Where the words come from, and what makes vectors of them. */
interface SpeechSources {
  readonly subtitles: readonly Transcript[];
  readonly recogniser: SpeechRecogniser | undefined;
  readonly encoder: TextEmbedder | undefined;
  readonly note: string | undefined;
}

/** The same, before it is known what makes vectors of them. */
type FoundSources = Omit<SpeechSources, 'encoder'>;

/**
 * What is said: subtitles that came with the video, or what is recognised, as passages into words and sentence vectors. Where
 * there are no such words, subtitles that are part of the picture take their place, once the screen has been read.
 */
export const speechStage: IndexingStage = {
  name: 'speech',
  plan: async (context) => {
    const { video: { probe } } = context;
    const { subtitles, note } = await readSubtitles(context);
    if (subtitles.length > 0) return planWords(context, await findSources(context, subtitles), note);
    if (probe.audio.length === 0) {
      const burnedIn = await planBurnedInWords(context, { heard: '', note });
      return burnedIn ?? { off: withSentence('There is no sound.', note), enter: () => enterTranscripts(context, []) };
    }
    try {
      const sources = await findSources(context, subtitles);
      const heard = sourceName(context, sources);
      return (wasNothingHeard(context, heard) ? await planBurnedInWords(context, { heard, note }) : undefined) ?? (await planWords(context, sources, note));
    } catch (error) {
      if (!isMissingModel(error)) throw error;
      const only = `Only the subtitles in the picture are searched. ${errorMessage(error)}`;
      const burnedIn = isNothingSaid(context) ? await planBurnedInWords(context, { heard: '', note: withSentence(only, note) }) : undefined;
      return burnedIn ?? (await planWithoutSubtitles(context, error, note));
    }
  },
};

/**
 * What earlier models heard is kept while no model can be had, but not what stood in subtitles that are gone. Throws the
 * error, by which the stage is off, where there is nothing of that.
 */
const planWithoutSubtitles = async (context: IngestContext, error: unknown, note: string | undefined): Promise<PlannedWork | NoWork> => {
  const { parts: { catalog }, video: { id } } = context;
  const before = catalog.transcripts(id);
  const heard = before.filter(({ source }) => source !== 'stream' && source !== 'sidecar');
  if (heard.length === before.length) throw withSubtitleNote(error, note);
  if (heard.length > 0) return planWords(context, { subtitles: heard, recogniser: undefined, note: errorMessage(error) }, note);
  return { off: errorMessage(withSubtitleNote(error, note)), lacksModel: true, enter: () => enterTranscripts(context, []) };
};

const planWords = async (context: IngestContext, found: FoundSources, note: string | undefined): Promise<PlannedWork> => {
  const { parts: { models, catalog }, video, signal } = context;
  const sources = { ...found, note: [found.note, note].filter(Boolean).join(' ') || undefined };
  const encoder = await ifAvailable(models.sentences({ signal }));
  const source = sourceName(context, sources);
  const before = catalog.stages(video.id).find(({ stage }) => stage === 'speech');
  // The words are all known when only the encoder changed, or people corrected them: in words that are new they are corrected afterwards.
  const isKnown = before?.state === 'done' && isOfSource(before.by, source);
  return {
    by: `${source}${isKnown ? correctionsName(context) : ''}/${encoder?.space.id ?? 'words'}`,
    ...(encoder !== undefined && { space: encoder.space }),
    work: (_, again) => (isKnown ? reindexSpeech(context, { ...sources, encoder }, again) : indexSpeech(context, { ...sources, encoder })),
  };
};

const findSources = async (context: IngestContext, subtitles: readonly Transcript[]): Promise<FoundSources> => {
  const { parts: { models }, video: { probe }, signal } = context;
  if (!needsRecognition(context, subtitles) || probe.audio.length === 0) return { subtitles, recogniser: undefined, note: undefined };
  try {
    const detector = await models.detector({ signal });
    return { subtitles, recogniser: { detector, transcriber: await models.transcriber({ signal }) }, note: undefined };
  } catch (error) {
    if (!isMissingModel(error) || subtitles.length === 0) throw error;
    return { subtitles, recogniser: undefined, note: `Only the subtitles are searched. ${errorMessage(error)}` };
  }
};

/** Names where the words come from; subtitles that were edited make another name. */
const sourceName = (context: IngestContext, { subtitles, recogniser }: FoundSources): string => {
  const parts = [
    ...(subtitles.length > 0 ? [`subtitles-${subtitles.length}-${wordsDigest(subtitles)}`] : []),
    ...(recogniser === undefined ? [] : [`${recogniser.transcriber.info.id}${trackName(context)}`]),
  ];
  return parts.join('+');
};

/** Which sound is wanted, where people said so. */
const trackName = (context: IngestContext): string => {
  const picked = pickedTrack(context);
  return `${picked === undefined ? '' : `@track-${picked}`}${context.parts.settings.commentaries === true ? '@commentaries' : ''}`;
};

const indexSpeech = async (context: IngestContext, sources: SpeechSources): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id, probe }, signal, report } = context;
  const { subtitles, recogniser, encoder } = sources;
  const generation = await openGeneration(context, { modality: 'speech', space: encoder?.space });
  signal.throwIfAborted();
  let transcripts = subtitles;
  // What nothing stands in the place of is shown as it grows; what is replaced stays until all of the new is there.
  const keepTranscripts = (found: readonly Transcript[]): void => {
    transcripts = found;
    if (generation.isFirst) catalog.putTranscripts(id, found);
  };
  // Forgotten first: a transcript that stays half done must never pass for a whole one.
  if (generation.isFirst) catalog.clearStage(id, 'speech');
  keepTranscripts(subtitles);
  const result = (note: string | undefined): StageOutcome =>
    ({ ...withNote(count, note), generation, enter: () => enterTranscripts(context, bestTranscriptsFirst(transcripts, spokenLanguage(context))) });
  let count = 0;
  const keep = async ({ passages, english, done }: Recognised): Promise<void> => {
    // Subtitles may say something else at the same time.
    await indexPassages(context, { generation, modality: 'speech', passages, encoder, ...(subtitles.length > 0 && { origin: 'recognised' }) });
    await indexPassages(context, { generation, modality: 'speech', passages: english, encoder, origin: TRANSLATED });
    count += passages.length;
    report('speech', { done, total: probe.duration, count });
  };
  for (const { passages, origin } of passagesOfTexts(subtitles)) {
    await indexPassages(context, { generation, modality: 'speech', passages, encoder, ...(origin !== undefined && { origin: `subtitles/${origin}` }) });
    count += passages.length;
  }
  report('speech', { done: recogniser === undefined ? probe.duration : 0, total: probe.duration, count });
  if (recogniser === undefined) return result(sources.note);
  const track = await chooseTrack(context, recogniser.detector);
  const recognition = recogniseSpeech(context, recogniser, { track: track.index, before: subtitles, keep: keepTranscripts });
  for await (const { passages, english, done } of recognition.passages) {
    const fresh = passages.filter((passage) => !isSaidBefore(passage, subtitles));
    await keep({ passages: fresh, english: english.filter((passage) => !isSaidBefore(passage, subtitles)), done });
  }
  return result([recognition.note(), track.note, sources.note].filter(Boolean).join(' ') || undefined);
};

const reindexSpeech = async (context: IngestContext, { encoder, note }: SpeechSources, again: number | undefined): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id } } = context;
  const transcripts = catalog.transcripts(id);
  const generation = await openGeneration(context, { modality: 'speech', space: encoder?.space, again });
  let count = 0;
  for (const { passages, origin } of passagesOfTexts(transcripts)) {
    await indexPassages(context, { generation, modality: 'speech', passages, encoder, ...(origin !== undefined && { origin }) });
    count += passages.length;
  }
  return { ...withNote(count, note), generation };
};

/** Where nothing can be recognised, why there are no subtitles instead is worth knowing, too. */
const withSubtitleNote = (error: unknown, note: string | undefined): unknown => {
  if (note === undefined || !isFaultOf(error, 'model/unavailable')) return error;
  return new Fault('model/unavailable', { ...error.facts, remedy: `${error.facts.remedy} ${note}` }, { cause: error });
};

const withSentence = (sentence: string, more: string | undefined): string => (more === undefined ? sentence : `${sentence} ${more}`);

const withNote = (count: number, note: string | undefined): StageOutcome => (note === undefined ? { count } : { count, note });
