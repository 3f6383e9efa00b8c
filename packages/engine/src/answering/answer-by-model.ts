import {
  answerToolSpecs, countPictures, estimateTokens, faultMessage, isFault, isFaultOf, type LanguageModelInfo, type ModelMessage, type ModelRequest, type ToolCall, type ToolOutput,
} from '@frameseek/core';
import { DEFAULT_MODEL_LIMITS, type ModelLimits } from '../language/limits.ts';
import type { MeteredModel } from '../language/metered-model.ts';
import type { Questioning } from './ask.ts';
import type { Gathered } from './evidence/gather.ts';
import { historyMessages, questionMessage, systemPrompt, type Shown } from './prompt.ts';
import { takePictures } from './evidence/take-pictures.ts';
import { FRAMES_EACH } from './evidence/to-evidence.ts';
import { runTool, type PictureAllowance } from './tools.ts';

/** Tokens of one answer. */
const MAX_TOKENS = 1_500;
/** Share of the pictures of a budget that the first call may send where others may follow: each sends them again. */
const FIRST_SHARE = 0.3;

/** Pictures that a model on this computer is shown: it is small, and takes seconds for each. */
const MAX_LOCAL_PICTURES = 4;

/** A question for which there is a model. */
export interface ModelQuestioning extends Questioning {
  readonly model: MeteredModel;
}

/**
 * The evidence before the model, and what it writes as it comes. With tools it may look further, step by step, up to the
 * limits; then it has to answer. Its failures end the answer where it is, and are told.
 */
export const answerByModel = async (asked: ModelQuestioning, { summary }: Gathered): Promise<void> => {
  const limits = asked.asker.parts.settings.models ?? DEFAULT_MODEL_LIMITS;
  const { info } = asked.model;
  const steps = info.takesTools ? limits.steps : 0;
  const allowance: PictureAllowance = { left: firstPictures(info, steps > 0 ? FIRST_SHARE : 1, limits) };
  try {
    const shown = await showEvidence(asked, allowance);
    const messages = [...historyMessages(asked.turns), questionMessage(asked.question, shown, summary)];
    await converse(asked, { messages, steps, limits, allowance });
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('model/')) throw error;
    asked.draft.end(isFaultOf(error, 'model/over-budget') ? 'budget' : 'failed');
    asked.draft.note(faultMessage(error));
  }
};

const firstPictures = ({ takesImages, local }: LanguageModelInfo, share: number, { answer }: ModelLimits): number => {
  if (!takesImages) return 0;
  return Math.min(local ? MAX_LOCAL_PICTURES : Infinity, Math.floor((answer.frames ?? Infinity) * share));
};

/** Pictures for the evidence: fewer of each where the allowance is small, those of the best first. */
const showEvidence = async (asked: ModelQuestioning, allowance: PictureAllowance): Promise<readonly Shown[]> => {
  const shown: Shown[] = [];
  const all = asked.book.all();
  const each = Math.max(1, Math.min(FRAMES_EACH, Math.floor(allowance.left / Math.max(1, all.length))));
  for (const { number, videoId, frames } of all) {
    const times = everyNth(frames, Math.min(each, allowance.left));
    const { pictures, note } = await takePictures(asked.asker.parts, { videoId, times }, asked);
    if (note !== undefined) asked.draft.note(note);
    allowance.left -= pictures.length;
    asked.book.noteFrames(number, pictures.map(({ at }) => at));
    const evidence = asked.book.all().find((item) => item.number === number);
    if (evidence !== undefined) shown.push({ evidence, pictures });
  }
  asked.draft.evidence(asked.book.all());
  return shown;
};

/** At most `count` of the times, spread over all of them. */
const everyNth = (times: readonly number[], count: number): readonly number[] =>
  times.length <= count ? times : Array.from({ length: count }, (_, index) => times[Math.floor(((index + 0.5) * times.length) / count)] ?? 0);

interface Talk {
  readonly messages: readonly ModelMessage[];
  readonly steps: number;
  readonly limits: ModelLimits;
  readonly allowance: PictureAllowance;
}

const converse = async (asked: ModelQuestioning, { messages: first, steps, limits, allowance }: Talk): Promise<void> => {
  const messages = [...first];
  for (let used = 0; ;) {
    const last = used >= steps || isTight(asked.model, limits, messages);
    const calls = await oneCall(asked, { messages, tools: last ? 0 : steps - used, hadTools: used > 0 });
    if (calls.length === 0 || last) {
      if (last && used > 0) tellWhyLast(asked, used >= steps ? 'steps' : 'budget');
      return;
    }
    if (limits.answer.frames !== undefined) allowance.left = Math.max(0, limits.answer.frames - asked.model.spent().frames - picturesIn(messages));
    messages.push({ role: 'assistant', text: asked.draft.text(), calls });
    asked.draft.retract();
    const outputs: ToolOutput[] = [];
    for (const call of calls) outputs.push(await runTool(asked, call, allowance));
    messages.push({ role: 'tool', outputs });
    used += calls.length;
  }
};

const tellWhyLast = ({ draft }: ModelQuestioning, reason: 'steps' | 'budget'): void => {
  draft.end(reason);
  draft.note(reason === 'steps'
    ? 'The model looked further as often as it may, and answered with what it had (FRAMESEEK_ANSWER_STEPS).'
    : 'The budget of the answer was nearly used up, so the model answered with what it had.');
};

/** One step of the model; gives the tools that it called. */
const oneCall = async (asked: ModelQuestioning, { messages, tools, hadTools }: { readonly messages: readonly ModelMessage[]; readonly tools: number; readonly hadTools: boolean }): Promise<readonly ToolCall[]> => {
  const { model, draft, signal } = asked;
  const beganAt = performance.now();
  const request: ModelRequest = {
    purpose: 'answer', system: systemPrompt(tools), maxOutputTokens: MAX_TOKENS, messages: [...messages, ...(tools === 0 && hadTools ? [ANSWER_NOW] : [])],
    ...(tools > 0 && { tools: answerToolSpecs() }),
  };
  const calls: ToolCall[] = [];
  let cached = false;
  for await (const event of model.stream(request, { signal })) {
    if (event.type === 'text') draft.write(event.text);
    else if (event.type === 'call') calls.push(event.call);
    else {
      cached = event.cached === true;
      if (event.cut) draft.note(`The answer was cut off at ${MAX_TOKENS} tokens.`);
    }
  }
  if (calls.length === 0) draft.step('answer', `${model.info.id} answered${cached ? ', from what it answered before' : ''}`, beganAt);
  return tools > 0 ? calls : [];
};

const ANSWER_NOW: ModelMessage = { role: 'user', parts: [{ type: 'text', text: 'Answer now with what you have.' }] };

/** Whether after the next call there is no room for one more like it: it has to be the answer. */
const isTight = (model: MeteredModel, { answer }: ModelLimits, messages: readonly ModelMessage[]): boolean => {
  const { frames, inputTokens, outputTokens } = model.spent();
  const tokens = estimateTokens({ system: systemPrompt(1), messages }) + MAX_TOKENS;
  return frames + 2 * picturesIn(messages) > (answer.frames ?? Infinity) || inputTokens + outputTokens + 2 * tokens > (answer.tokens ?? Infinity);
};

const picturesIn = (messages: readonly ModelMessage[]): number => countPictures({ messages });
