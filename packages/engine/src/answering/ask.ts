import { countingQuestion, faultMessage, isAbort, isFault, type Abortable, type AnswerCost, type AskEvent, type AskRequest, type CountingQuestion, type Turn } from '@frameseek/core';
import { meteredModel } from '../language/metered-model.ts';
import { NOTHING_SPENT } from '../language/model-spending.ts';
import { answerByModel } from './answer-by-model.ts';
import type { AnswerContext, AnswerParts } from './answer-context.ts';
import { answerByCounting } from './counting/answer-by-counting.ts';
import { createEvidenceStore } from './evidence/evidence-store.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import type { GatheredEvidence } from './evidence/gathered-evidence.ts';
import { REFUSAL, extractiveAnswer } from './extractive-answer.ts';
import { videoInLibrary } from '../library/require-video.ts';
import { openConversation } from './open-conversation.ts';
import { resolveQuestion, type ResolvedQuestion } from './resolve-question.ts';
import { createTurnDraft } from './turn-draft.ts';

/** How a question is followed, and stopped. */
export interface AskOptions extends Abortable {
  /** Called with each thing as it happens; synchronous and never awaited. */
  readonly report: (event: AskEvent) => void;
}

/** Moments shown when nothing matches. */
const MAX_NEAREST = 3;
/** Milliseconds from one keeping of an answer that is being written to the next. */
const KEEP_MS = 2_000;

/**
 * Answers a question and keeps the turn, however it ends: what a model wrote before it failed, the evidence, and why. A stop is
 * kept as well, and then passed on. Throws `library/unknown-conversation` and `library/unknown-video` before anything is kept.
 */
export const ask = (answering: AnswerParts, request: AskRequest, options: AskOptions): Promise<Turn> =>
  answering.parts.telemetry.span('answer', { question: request.question }, async (note) => {
    const turn = await answerAndKeep(answering, request, options);
    const { kind, ended } = turn.answer;
    note({ kind, ...(ended !== undefined && { ended }) });
    return turn;
  });

const answerAndKeep = async ({ parts, search }: AnswerParts, request: AskRequest, { signal, report }: AskOptions): Promise<Turn> => {
  const { conversation, turns } = openConversation(parts, request);
  report({ type: 'conversation', conversation });
  const scope = conversation.videoIds.length === 0 ? undefined : conversation.videoIds.filter((id) => videoInLibrary(parts, id) !== undefined);
  const draft = createTurnDraft(request.question, (event) => {
    report(event);
    if (event.type === 'evidence' || event.type === 'text') keepNowAndThen();
  });
  const context: AnswerContext = {
    parts, search, signal, scope, turns, draft, model: meteredModel(parts), question: request.question, evidence: createEvidenceStore(parts),
  };
  const keep = (change: Partial<Turn['answer']> = {}): Turn => {
    const turn = draft.toTurn(costOf(context));
    // It may have been deleted while it was asked in.
    if (parts.catalog.conversation(conversation.id) !== undefined) parts.catalog.putTurn(conversation.id, { ...turn, answer: { ...turn.answer, ...change } });
    return turn;
  };
  let keptAt = -Infinity;
  /** Should this process be killed, what was written until then is there, and said to have been stopped. */
  const keepNowAndThen = (): void => {
    if (performance.now() - keptAt < KEEP_MS) return;
    keptAt = performance.now();
    keep({ ended: 'stopped' });
  };
  try {
    await answer(context);
  } catch (error) {
    const stopped = isAbort(error) || signal.aborted;
    draft.end(stopped ? 'stopped' : 'failed');
    if (stopped || !isFault(error)) {
      keep();
      throw error;
    }
    parts.telemetry.log('warn', 'answer.failed', { error });
    draft.note(faultMessage(error));
  }
  const turn = keep();
  report({ type: 'turn', turn });
  return turn;
};

const answer = async (context: AnswerContext): Promise<void> => {
  const { draft, evidence, model, scope, parts: { catalog } } = context;
  if (catalog.videos().length === 0) draft.note('There are no videos yet. Add some, then ask.');
  else if (scope?.length === 0) draft.note('The videos of this conversation were removed. Choose others.');
  const question = await resolve(context);
  const counting = countedIn(question);
  if (counting !== undefined) return await answerByCounting(context, counting);
  const gathered = await gather(context, question);
  for (const candidate of gathered.match ? gathered.candidates : gathered.candidates.slice(0, MAX_NEAREST)) evidence.add(candidate);
  draft.evidence(evidence.all());
  draft.note(...gathered.notes);
  if (!gathered.match) draft.put('none', REFUSAL);
  else if (model === undefined) answerExtractively(context, gathered, 'No language model is set, so these are the moments themselves:');
  else {
    await answerByModel({ ...context, model }, gathered);
    if (draft.text().trim() === '') answerExtractively(context, gathered, 'The language model wrote nothing, so these are the moments themselves:');
  }
};

/** What a question counts; what it refers to a moment for ("what comes after that?") is looked at, not counted. */
const countedIn = ({ original, words, followUp, reference }: ResolvedQuestion): CountingQuestion | undefined =>
  reference.kind === 'search' ? countingQuestion(original, followUp === 'no' ? original : words) : undefined;

const resolve = async (context: AnswerContext): Promise<ResolvedQuestion> => {
  const beganAt = performance.now();
  const question = await resolveQuestion(context);
  if (question.followUp === 'no') return question;
  if (question.words !== '') context.draft.query(question.words);
  if (question.before !== undefined) context.draft.step('rewrite', understoodAs(question), beganAt);
  return question;
};

const understoodAs = ({ words, reference }: ResolvedQuestion): string => {
  const where = { search: '', at: ' at the moment cited last', after: ' after the moment cited last', before: ' before the moment cited last', overview: ' the whole video', again: ' the answer before' }[reference.kind];
  return words === '' ? `Understood as a question about${where === '' ? ' the same video' : where}` : `Understood as “${words}”${where}`;
};

const gather = async (context: AnswerContext, question: ResolvedQuestion): Promise<GatheredEvidence> => {
  const beganAt = performance.now();
  const gathered = await gatherEvidence(context, question);
  const found = `${gathered.candidates.length} ${gathered.candidates.length === 1 ? 'moment' : 'moments'}`;
  context.draft.step('search', `${question.words === '' ? 'Looked' : `Searched for “${question.words}”`}: ${gathered.match ? found : 'no match'}`, beganAt);
  return gathered;
};

/** It rests on what matches, or on the best where only all together does; the rest is there to be looked at. */
const answerExtractively = ({ draft, evidence }: AnswerContext, { summary }: GatheredEvidence, lead: string): void => {
  const sure = evidence.all().filter(({ unsure }) => unsure !== true);
  draft.put('extractive', extractiveAnswer(sure.length > 0 ? sure : evidence.all().slice(0, 1), { lead, ...(summary !== undefined && { summary }) }));
};

/** What the local search spared: the keyframes of the videos asked that no model had to see. */
const costOf = ({ parts: { catalog }, scope, model }: AnswerContext): Omit<AnswerCost, 'tookMs'> => {
  const { tookMs: _, ...spent } = model?.spent() ?? NOTHING_SPENT;
  const ids = scope ?? catalog.videos().map(({ id }) => id);
  const keyframes = ids.reduce((sum, id) => sum + (catalog.stages(id).find(({ stage }) => stage === 'visual')?.count ?? 0), 0);
  return { ...spent, ...(model !== undefined && { model: model.info.id }), framesSaved: Math.max(0, keyframes - spent.frames) };
};
