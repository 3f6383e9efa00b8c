import type { CountingQuestion } from '@frameseek/core';
import type { AnswerContext } from '../answer-context.ts';
import { momentCandidate } from '../evidence/evidence-candidate.ts';
import { REFUSAL } from '../extractive-answer.ts';
import { countMoments } from './count-moments.ts';
import { countedAnswer } from './counted-answer.ts';

/** Moments that an answer cites. */
const MAX_CITED = 100;
/** Moments shown when nothing matches. */
const MAX_NEAREST = 3;

/** Answers from what the index holds, without a language model: a model that is shown a few moments cannot know how many there are. Throws what a search throws. */
export const answerByCounting = async (context: AnswerContext, question: CountingQuestion): Promise<void> => {
  const { draft, evidence, parts: { catalog } } = context;
  const beganAt = performance.now();
  draft.query(question.query);
  const { moments, repeats, more, nearest, notes } = await countMoments(context, question.query);
  draft.step('search', `Counted “${question.query}”: ${moments.length === 0 ? 'no match' : `${moments.length} ${moments.length === 1 ? 'moment' : 'moments'}`}`, beganAt);
  const cited = moments.slice(0, MAX_CITED);
  if (question.wants === 'last' && moments.length > MAX_CITED) cited.splice(0, cited.length, ...moments.slice(-MAX_CITED));
  // A sentence that is found twice is one; each is counted once.
  const counted = new Set((moments.length === 0 ? nearest.slice(0, MAX_NEAREST) : cited).map((moment) => evidence.add(momentCandidate(moment)).number));
  draft.evidence(evidence.all());
  draft.note(...notes);
  if (moments.length === 0) return draft.put('none', REFUSAL);
  const films = new Set(moments.map(({ videoId }) => videoId));
  const undated = [...films].filter((id) => catalog.video(id)?.probe?.recordedAt === undefined);
  if (repeats > 0) draft.note(`${repeats} of them ${repeats === 1 ? 'shows' : 'show'} the same footage as another one.`);
  if (more) draft.note('There may be more: only the videos in which most was found were looked through one by one.');
  if (moments.length > MAX_CITED) draft.note(`${MAX_CITED} of ${moments.length} moments are listed.`);
  if (films.size > 1 && undated.length > 0) draft.note(undatedNote(undated.length));
  draft.put('counted', countedAnswer({
    question, evidence: evidence.all().filter(({ number }) => counted.has(number)), total: moments.length > MAX_CITED ? moments.length : counted.size,
    recordedAt: (id) => catalog.video(id)?.probe?.recordedAt,
  }));
};

const undatedNote = (films: number): string => films === 1
  ? 'One of the videos does not say when it was recorded; when it was added stands for it.'
  : `${films} of the videos do not say when they were recorded; when they were added stands for it.`;
