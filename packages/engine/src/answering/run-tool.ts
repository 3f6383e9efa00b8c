import {
  ANSWER_TOOL_NAMES, clockSpan, clockTime, parseToolInput, type AnswerStep, type AnswerToolName, type ModelPart, type ToolCall, type ToolOutput,
  type VideoRecord,
} from '@frameseek/core';
import type { AnswerContext } from './answer-context.ts';
import { momentCandidate, spanCandidate, type EvidenceCandidate } from './evidence/evidence-candidate.ts';
import { evidenceParts } from './prompt.ts';
import { extractFrames } from './evidence/extract-frames.ts';

/** What a tool gives the model, and the words of its step. */
interface Result {
  readonly parts: readonly ModelPart[];
  readonly step?: { readonly kind: AnswerStep['kind']; readonly words: string };
}

/** Pictures that may still be sent for this answer. */
export interface FrameBudget {
  left: number;
}

/** Runs what a model called. A call that makes no sense is answered with what is wrong, so that it can do better. */
export const runTool = async (context: AnswerContext, call: ToolCall, budget: FrameBudget): Promise<ToolOutput> => {
  const beganAt = performance.now();
  const { parts, step } = await resultOf(context, call, budget);
  if (step !== undefined) context.draft.step(step.kind, step.words, beganAt);
  return { id: call.id, name: call.name, parts };
};

const text = (words: string): Result => ({ parts: [{ type: 'text', text: words }] });

const resultOf = async (context: AnswerContext, { name, input }: ToolCall, budget: FrameBudget): Promise<Result> => {
  const tool = ANSWER_TOOL_NAMES.find((known) => known === name);
  if (tool === undefined) return text(`There is no tool ${name}. There are: ${ANSWER_TOOL_NAMES.join(', ')}.`);
  switch (tool) {
    case 'search_moments':
      return withInput(tool, input, (parsed) => searchMoments(context, parsed, budget));
    case 'read_transcript':
      return withInput(tool, input, (parsed) => readTranscript(context, parsed));
    case 'look_at':
      return withInput(tool, input, (parsed) => lookAt(context, parsed, budget));
    case 'list_videos':
      return listVideos(context);
    default:
      return tool satisfies never;
  }
};

type InputOf<Name extends AnswerToolName> = Extract<ReturnType<typeof parseToolInput<Name>>, { input: unknown }>['input'];

const withInput = async <Name extends AnswerToolName>(name: Name, input: unknown, run: (input: InputOf<Name>) => Promise<Result> | Result): Promise<Result> => {
  const parsed = parseToolInput(name, input);
  return 'problem' in parsed ? text(parsed.problem) : run(parsed.input);
};

/** By its id or the start of it, or by its title, among the videos that may be asked. */
const videoNamed = ({ parts: { catalog }, scope }: AnswerContext, named: string): VideoRecord | undefined => {
  const videos = catalog.videos().filter(({ id }) => scope?.includes(id) ?? true);
  return videos.find(({ id }) => id === named) ?? videos.find(({ title }) => title === named) ?? videos.find(({ id }) => named.length >= 6 && id.startsWith(named));
};

const unknownVideo = (named: string): Result => text(`No video that may be asked is called ${named}. list_videos tells which there are.`);

const searchMoments = async (context: AnswerContext, { query, video: named, limit }: InputOf<'search_moments'>, budget: FrameBudget): Promise<Result> => {
  const { search, scope, signal } = context;
  const video = named === undefined ? undefined : videoNamed(context, named);
  if (named !== undefined && video === undefined) return unknownVideo(named);
  const videoIds = video === undefined ? scope : [video.id];
  const { match, moments } = await search({ query, limit, ...(videoIds !== undefined && { videoIds }) }, { signal });
  const step = { kind: 'search', words: `Searched for “${query}”: ${match ? `${moments.length} ${moments.length === 1 ? 'moment' : 'moments'}` : 'no match'}` } as const;
  if (moments.length === 0) return { ...text('Nothing was found.'), step };
  const shown = await addEvidence(context, moments.map(momentCandidate), { each: 1, budget });
  return { parts: [...(match ? [] : [{ type: 'text' as const, text: 'Nothing matches well. These are the nearest:' }]), ...shown], step };
};

/** Seconds of transcript read at once. */
const MAX_READ_SECONDS = 300;

const readTranscript = (context: AnswerContext, { video: named, start, end }: InputOf<'read_transcript'>): Result => {
  const video = videoNamed(context, named);
  if (video === undefined) return unknownVideo(named);
  const within = { start, end: Math.min(end, start + MAX_READ_SECONDS) };
  const cues = context.parts.catalog.cues(video.id, within);
  const step = { kind: 'read', words: `Read “${video.title}”, ${clockSpan(within)}` } as const;
  const [first, last] = [cues[0], cues.at(-1)];
  if (first === undefined || last === undefined) return { ...text(`Nothing is said in this stretch of “${video.title}”.`), step };
  const { number } = context.evidence.add(spanCandidate(video.id, { start: first.start, end: last.end }));
  context.draft.evidence(context.evidence.all());
  const lines = cues.map((cue) => `${clockTime(cue.start)} ${cue.text}`);
  return { ...text(`[${number}] “${video.title}”, ${clockSpan({ start: first.start, end: last.end })}\n${lines.join('\n')}`), step };
};

const lookAt = async (context: AnswerContext, { video: named, times, start = 0, end = 0 }: InputOf<'look_at'>, budget: FrameBudget): Promise<Result> => {
  const video = videoNamed(context, named);
  if (video === undefined) return unknownVideo(named);
  const count = Math.max(1, Math.min(MAX_SPREAD, Math.floor((end - start) / 0.2)));
  const requested = times ?? Array.from({ length: count }, (_, index) => start + ((index + 0.5) * (end - start)) / count);
  if (budget.left < requested.length) return text(`Only ${budget.left} more pictures may be looked at for this answer. Answer with what there is.`);
  const taken = await extractFrames(context.parts, { videoId: video.id, times: requested }, context);
  if (taken.note !== undefined) context.draft.note(taken.note);
  const [first, last] = [taken.pictures[0], taken.pictures.at(-1)];
  const step = { kind: 'look', words: `Looked at ${taken.pictures.length} ${taken.pictures.length === 1 ? 'picture' : 'pictures'} of “${video.title}”, ${clockSpan({ start: Math.min(...requested), end: Math.max(...requested) })}` } as const;
  if (first === undefined || last === undefined) return { ...text(taken.note ?? 'There is no picture there.'), step };
  budget.left -= taken.pictures.length;
  const span = times === undefined ? { start, end } : { start: first.at, end: Math.max(last.at, first.at + 0.5) };
  const { number } = context.evidence.add({ ...spanCandidate(video.id, span), at: first.at, foundBy: ['visual'] });
  context.evidence.noteFrames(number, taken.pictures.map(({ at }) => at));
  context.draft.evidence(context.evidence.all());
  const evidence = context.evidence.all().find((item) => item.number === number);
  return { parts: evidence === undefined ? [] : evidenceParts({ evidence, pictures: taken.pictures }), step };
};

/** Pictures over a stretch. */
const MAX_SPREAD = 4;
/** Videos listed at once. */
const MAX_LISTED = 100;

const listVideos = ({ parts: { catalog }, scope }: AnswerContext): Result => {
  const videos = catalog.videos().filter(({ id }) => scope?.includes(id) ?? true);
  const lines = videos.slice(0, MAX_LISTED).map(({ id, title, probe }) => `${id} “${title}”, ${clockTime(probe?.duration ?? 0)}`);
  const more = videos.length > MAX_LISTED ? [`… and ${videos.length - MAX_LISTED} more; search finds in all of them.`] : [];
  return { ...text([...lines, ...more].join('\n') || 'There are no videos.'), step: { kind: 'list', words: `Listed ${videos.length} ${videos.length === 1 ? 'video' : 'videos'}` } };
};

/** Stretches as evidence with up to `each` pictures, as far as the budget goes. */
const addEvidence = async (
  context: AnswerContext, candidates: readonly EvidenceCandidate[], { each, budget }: { readonly each: number; readonly budget: FrameBudget },
): Promise<readonly ModelPart[]> => {
  const parts: ModelPart[] = [];
  const known = context.evidence.all().length;
  for (const candidate of candidates) {
    const { number } = context.evidence.add(candidate);
    const isNew = number > known;
    const times = isNew && context.model?.info.takesImages === true ? [candidate.at].slice(0, Math.min(each, budget.left)) : [];
    const { pictures, note } = await extractFrames(context.parts, { videoId: candidate.videoId, times }, context);
    if (note !== undefined) context.draft.note(note);
    budget.left -= pictures.length;
    if (isNew) context.evidence.noteFrames(number, pictures.map(({ at }) => at));
    const evidence = context.evidence.all().find((item) => item.number === number);
    if (evidence !== undefined) parts.push(...evidenceParts({ evidence, pictures }));
  }
  context.draft.evidence(context.evidence.all());
  return parts;
};
