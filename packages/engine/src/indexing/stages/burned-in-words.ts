import { burnedInTranscript, toPassages, uncorrected, withCorrections, type Transcript } from '@frameseek/core';
import { ifAvailable } from '../../faults/missing-model.ts';
import { openGeneration } from '../../generations/open-generation.ts';
import { indexPassages } from '../index-passages.ts';
import type { PlannedWork } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';
import { correctionsName } from './corrected-words.ts';
import { enterTranscripts } from './enter-transcripts.ts';
import { wordsDigest } from './subtitle-texts.ts';

/** Before the digest of the words in the name of how the stage was done. */
const BURNED_IN = 'burned-in-';

/** What was listened to in vain, by its name; empty where there was nothing to listen to. */
interface Unheard {
  readonly heard: string;
  readonly note: string | undefined;
}

/** The subtitles that are part of the picture become what is said in the video; undefined where the screen, as far as it was read, has none. */
export const planBurnedInWords = async (context: IngestContext, { heard, note }: Unheard): Promise<PlannedWork | undefined> => {
  const { parts: { catalog, models }, video: { id }, signal } = context;
  const raw = burnedInTranscript(catalog.screenLines(id));
  if (raw === undefined) return undefined;
  const transcript = withCorrections(raw, catalog.corrections(id));
  const encoder = await ifAvailable(models.sentences({ signal }));
  return {
    by: `${BURNED_IN}${wordsDigest([raw])}${correctionsName(context)}+${heard}/${encoder?.space.id ?? 'words'}`,
    ...(encoder !== undefined && { space: encoder.space }),
    work: async (_before, again) => {
      const generation = await openGeneration(context, { modality: 'speech', space: encoder?.space, again });
      const passages = toPassages(transcript.cues);
      await indexPassages(context, { generation, modality: 'speech', passages, encoder, origin: transcript.source });
      return { count: passages.length, generation, enter: () => enterTranscripts(context, [transcript]), ...(note !== undefined && { note }) };
    },
  };
};

/** Whether speech recognition, by this name, has listened to the video and heard nothing. */
export const wasNothingHeard = ({ parts: { catalog }, video: { id } }: IngestContext, heard: string): boolean => {
  const record = catalog.stages(id).find(({ stage }) => stage === 'speech');
  if (record?.state !== 'done') return false;
  return record.by.startsWith(BURNED_IN) ? record.by.includes(`+${heard}/`) : record.by.startsWith(`${heard}/`) && record.count === 0;
};

/** Whether no transcript of the video says anything, but for what stands in the picture. */
export const isNothingSaid = (context: IngestContext): boolean => saidIn(context).every(({ source }) => source === 'burned-in');

/** Whether the screen has subtitles that nothing else says, and that are not in the index as they stand there now. */
export const hasNewBurnedInWords = (context: IngestContext): boolean => {
  const transcript = burnedInTranscript(context.parts.catalog.screenLines(context.video.id));
  return transcript !== undefined && isNothingSaid(context) && wordsDigest(saidIn(context).map(({ cues, ...said }) => ({ ...said, cues: cues.map(uncorrected) }))) !== wordsDigest([transcript]);
};

const saidIn = ({ parts: { catalog }, video: { id } }: IngestContext): readonly Transcript[] =>
  catalog.transcripts(id).filter(({ cues }) => cues.length > 0);
