import {
  faultMessage, isAbort, isFault, standaloneQuestion, type AnswerCost, type AskRequest, type Turn,
} from '@frameseek/core';
import { meteredModel, type MeteredModel } from '../language/metered-model.ts';
import { NOTHING_SPENT } from '../language/spending.ts';
import { answerByModel } from './answer-by-model.ts';
import type { Asker, Asking, AskOptions } from './asker.ts';
import { createEvidenceStore, type EvidenceStore } from './evidence/evidence-store.ts';
import { REFUSAL, extractiveAnswer } from './extractive.ts';
import { gather, type Gathered, type Wanted } from './evidence/gather.ts';
import { openConversation } from './open-conversation.ts';
import { rewriteQuestion } from './rewrite.ts';
import { createTurnDraft, type TurnDraft } from './turn-draft.ts';

/** Moments shown when nothing matches. */
const NEAREST = 3;
/** Milliseconds from one keeping of an answer that is being written to the next. */
const KEEP_MS = 2_000;

/** One question on its way to its answer. */
export interface Questioning extends Asking {
  readonly question: string;
  /** What was asked before, oldest first. */
  readonly turns: readonly Turn[];
  readonly draft: TurnDraft;
  readonly book: EvidenceStore;
  /** Absent: no language model is set. */
  readonly model: MeteredModel | undefined;
}

/**
 * Answers a question and keeps the turn, however it ends: what a model wrote before it failed, the evidence, and why. A stop is
 * kept as well, and then passed on.
 */
export const ask = async (asker: Asker, request: AskRequest, { signal, report }: AskOptions): Promise<Turn> => {
  const { parts } = asker;
  const { conversation, turns } = openConversation(parts, request);
  report({ type: 'conversation', conversation });
  const scope = conversation.videoIds.length === 0 ? undefined : conversation.videoIds.filter((id) => parts.catalog.video(id) !== undefined);
  const model = meteredModel(parts);
  const draft = createTurnDraft(request.question, (event) => {
    report(event);
    if (event.type === 'evidence' || event.type === 'text') keepNowAndThen();
  });
  const asked: Questioning = { asker, signal, scope, turns, draft, model, question: request.question, book: createEvidenceStore(parts) };
  const keep = (change: Partial<Turn['answer']> = {}): Turn => {
    const turn = draft.toTurn(costOf(asked));
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
    await answer(asked);
  } catch (error) {
    const stopped = isAbort(error) || signal.aborted;
    draft.end(stopped ? 'stopped' : 'failed');
    if (stopped || !isFault(error)) {
      keep();
      throw error;
    }
    draft.note(faultMessage(error));
  }
  const turn = keep();
  report({ type: 'turn', turn });
  return turn;
};

const answer = async (asked: Questioning): Promise<void> => {
  const { draft, book, model, scope, asker: { parts: { catalog } } } = asked;
  if (catalog.videos().length === 0) draft.note('There are no videos yet. Add some, then ask.');
  else if (scope?.length === 0) draft.note('The videos of this conversation were removed. Choose others.');
  const wanted = await understand(asked);
  const gathered = await look(asked, wanted);
  for (const found of gathered.match ? gathered.drafts : gathered.drafts.slice(0, NEAREST)) book.add(found);
  draft.evidence(book.all());
  draft.note(...gathered.notes);
  if (!gathered.match) draft.put('none', REFUSAL);
  else if (model === undefined) extract(asked, gathered, 'No language model is set, so these are the moments themselves:');
  else {
    await answerByModel({ ...asked, model }, gathered);
    if (draft.text().trim() === '') extract(asked, gathered, 'The language model wrote nothing, so these are the moments themselves:');
  }
};

/** The question made to stand alone: by rule, and where there is a model and something to go on from, in its words. */
const understand = async ({ question, turns, draft, model, signal }: Questioning): Promise<Wanted> => {
  const beganAt = performance.now();
  const before = turns.at(-1);
  const ruled = { ...standaloneQuestion(question, before), question, ...(before !== undefined && { before }) };
  const wanted = model === undefined || ruled.followUp === 'no' || ruled.look.kind === 'again' || ruled.look.kind === 'overview'
    ? ruled
    : await rewriteQuestion({ model, turns, ruled }, { signal });
  if (wanted.words !== '' && wanted.followUp !== 'no') draft.query(wanted.words);
  if (wanted.followUp !== 'no' && before !== undefined) draft.step('rewrite', understoodAs(wanted), beganAt);
  return wanted;
};

const understoodAs = ({ words, look }: Wanted): string => {
  const where = { search: '', at: ' at the moment cited last', after: ' after the moment cited last', before: ' before the moment cited last', overview: ' the whole video', again: ' the answer before' }[look.kind];
  return words === '' ? `Understood as a question about${where === '' ? ' the same video' : where}` : `Understood as “${words}”${where}`;
};

const look = async (asked: Questioning, wanted: Wanted): Promise<Gathered> => {
  const beganAt = performance.now();
  const gathered = await gather(asked, wanted);
  const found = `${gathered.drafts.length} ${gathered.drafts.length === 1 ? 'moment' : 'moments'}`;
  asked.draft.step('search', `${wanted.words === '' ? 'Looked' : `Searched for “${wanted.words}”`}: ${gathered.match ? found : 'no match'}`, beganAt);
  return gathered;
};

const extract = ({ draft, book }: Questioning, { summary }: Gathered, lead: string): void =>
  draft.put('extractive', extractiveAnswer(book.all(), { lead, ...(summary !== undefined && { summary }) }));

/** What the local search spared: the keyframes of the videos asked that no model had to see. */
const costOf = ({ asker: { parts: { catalog } }, scope, model }: Questioning): Omit<AnswerCost, 'tookMs'> => {
  const { tookMs: _, ...spent } = model?.spent() ?? NOTHING_SPENT;
  const ids = scope ?? catalog.videos().map(({ id }) => id);
  const keyframes = ids.reduce((sum, id) => sum + (catalog.stages(id).find(({ stage }) => stage === 'visual')?.count ?? 0), 0);
  return { ...spent, ...(model !== undefined && { model: model.info.id }), framesSaved: Math.max(0, keyframes - spent.frames) };
};

