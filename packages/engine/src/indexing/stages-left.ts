import type { Job, Stage } from '@frameseek/core';
import type { EngineSettings } from '../engine-parts.ts';
import type { IngestContext } from './ingest-context.ts';
import { hasNewBurnedInWords } from './stages/burned-in-words.ts';
import { hasNewCorrections } from './stages/corrected-words.ts';

/** Stages that a worker may be told to do; the others belong to those that need them. */
const SHARED: readonly Stage[] = ['visual', 'text', 'speech', 'sound'];
/** Stages that need to know the shots. */
const NEED_SHOTS: readonly Stage[] = ['visual', 'text'];

/** Whether a stage is done here. Who speaks is told by whoever listens to what is said, and which things are there by whoever sees. */
export const doesStage = ({ stages }: Pick<EngineSettings, 'stages'>, stage: Stage): boolean =>
  stages === undefined || stages.includes(stage) || (stage === 'shots' && NEED_SHOTS.some((one) => stages.includes(one))) || (stage === 'speakers' && stages.includes('speech'))
  || (stage === 'objects' && stages.includes('visual'));

/** The stages of a video that are left to other workers, after those that are done here. */
export const stagesLeft = (context: IngestContext, { lacks = SHARED }: Pick<Job, 'lacks'>): readonly Stage[] => {
  const { settings } = context.parts;
  const left = lacks.filter((stage) => !doesStage(settings, stage));
  // Words that were read in the picture, or corrected, are new to whoever did the speech before.
  const isSpeechNew = !doesStage(settings, 'speech') && !left.includes('speech') && (hasNewBurnedInWords(context) || hasNewCorrections(context));
  return isSpeechNew ? [...left, 'speech'] : left;
};
