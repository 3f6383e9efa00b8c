import {
  answerToolSpecs, countPictures, estimateTokens, faultMessage, isFault, isFaultOf, type LanguageModelInfo, type ModelMessage, type ModelRequest, type ToolCall, type ToolOutput,
} from '@frameseek/core';
import { DEFAULT_MODEL_LIMITS, type ModelLimits } from '../language/model-limits.ts';
import type { MeteredModel } from '../language/metered-model.ts';
import type { ModelAnswerContext } from './answer-context.ts';
import type { GatheredEvidence } from './evidence/gathered-evidence.ts';
import { historyMessages, questionMessage, systemPrompt, type EvidenceWithPictures } from './prompt.ts';
import { extractFrames } from './evidence/extract-frames.ts';
import { FRAMES_PER_MOMENT } from './evidence/to-evidence.ts';
import { runTool, type FrameBudget } from './run-tool.ts';

/** Tokens of one answer. */
const MAX_TOKENS = 1_500;
/** Share of the pictures of a budget that the first call may send where others may follow: each sends them again. */
const FIRST_SHARE = 0.3;

/** Pictures that a model on this computer is shown: it is small, and takes seconds for each. */
const MAX_LOCAL_PICTURES = 4;

/**
 * The evidence before the model, and what it writes as it comes. With tools it may look further, step by step, up to the
 * limits; then it has to answer. The model's
 * failures end the answer where it is, and are told; what else fails is thrown.
 */
export const answerByModel = async (context: ModelAnswerContext, { summary }: GatheredEvidence): Promise<void> => {
  const limits = context.parts.settings.models ?? DEFAULT_MODEL_LIMITS;
  const { info } = context.model;
  const steps = info.takesTools ? limits.steps : 0;
  const budget: FrameBudget = { left: firstPictures(info, steps > 0 ? FIRST_SHARE : 1, limits) };
  try {
    const shown = await showEvidence(context, budget);
    const messages = [...historyMessages(context.turns), questionMessage(context.question, shown, summary)];
    await runToolLoop(context, { messages, steps, limits, budget });
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('model/')) throw error;
    context.draft.end(isFaultOf(error, 'model/over-budget') ? 'budget' : 'failed');
    context.draft.note(faultMessage(error));
  }
};

const firstPictures = ({ takesImages, local }: LanguageModelInfo, share: number, { answer }: ModelLimits): number => {
  if (!takesImages) return 0;
  return Math.min(local ? MAX_LOCAL_PICTURES : Infinity, Math.floor((answer.frames ?? Infinity) * share));
};

/** Pictures for the evidence: fewer of each where the budget is small, those of the best first. */
const showEvidence = async (context: ModelAnswerContext, budget: FrameBudget): Promise<readonly EvidenceWithPictures[]> => {
  const shown: EvidenceWithPictures[] = [];
  const all = context.evidence.all();
  const each = Math.max(1, Math.min(FRAMES_PER_MOMENT, Math.floor(budget.left / Math.max(1, all.length))));
  for (const { number, videoId, frames } of all) {
    const times = everyNth(frames, Math.min(each, budget.left));
    const { pictures, note } = await extractFrames(context.parts, { videoId, times }, context);
    if (note !== undefined) context.draft.note(note);
    budget.left -= pictures.length;
    context.evidence.noteFrames(number, pictures.map(({ at }) => at));
    const evidence = context.evidence.all().find((item) => item.number === number);
    if (evidence !== undefined) shown.push({ evidence, pictures });
  }
  context.draft.evidence(context.evidence.all());
  return shown;
};

/** At most `count` of the times, spread over all of them. */
const everyNth = (times: readonly number[], count: number): readonly number[] =>
  times.length <= count ? times : Array.from({ length: count }, (_, index) => times[Math.floor(((index + 0.5) * times.length) / count)] ?? 0);

interface ToolLoop {
  readonly messages: readonly ModelMessage[];
  readonly steps: number;
  readonly limits: ModelLimits;
  readonly budget: FrameBudget;
}

const runToolLoop = async (context: ModelAnswerContext, { messages: first, steps, limits, budget }: ToolLoop): Promise<void> => {
  const messages = [...first];
  for (let used = 0; ;) {
    const last = used >= steps || isTight(context.model, limits, messages);
    const calls = await callModel(context, { messages, tools: last ? 0 : steps - used, hadTools: used > 0 });
    if (calls.length === 0 || last) {
      if (last && used > 0) noteWhyLast(context, used >= steps ? 'steps' : 'budget');
      return;
    }
    if (limits.answer.frames !== undefined) budget.left = Math.max(0, limits.answer.frames - context.model.spent().frames - picturesIn(messages));
    messages.push({ role: 'assistant', text: context.draft.text(), calls });
    context.draft.retract();
    const outputs: ToolOutput[] = [];
    for (const call of calls) outputs.push(await runTool(context, call, budget));
    messages.push({ role: 'tool', outputs });
    used += calls.length;
  }
};

const noteWhyLast = ({ draft }: ModelAnswerContext, reason: 'steps' | 'budget'): void => {
  draft.end(reason);
  draft.note(reason === 'steps'
    ? 'The model looked further as often as it may, and answered with what it had (FRAMESEEK_ANSWER_STEPS).'
    : 'The budget of the answer was nearly used up, so the model answered with what it had.');
};

/** One step of the model; gives the tools that it called. */
const callModel = async (context: ModelAnswerContext, { messages, tools, hadTools }: { readonly messages: readonly ModelMessage[]; readonly tools: number; readonly hadTools: boolean }): Promise<readonly ToolCall[]> => {
  const { model, draft, signal } = context;
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
