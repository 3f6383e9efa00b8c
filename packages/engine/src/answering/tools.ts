import {
  ANSWER_TOOL_NAMES, clockSpan, clockTime, parseToolInput, type AnswerStep, type AnswerToolName, type ModelPart, type ToolCall, type ToolOutput,
  type VideoRecord,
} from '@frameseek/core';
import type { Questioning } from './ask.ts';
import { draftOf, plainDraft, type Draft } from './draft.ts';
import { evidenceParts } from './prompt.ts';
import { takePictures } from './evidence/take-pictures.ts';

/** What a tool gives the model, and the words of its step. */
interface Result {
  readonly parts: readonly ModelPart[];
  readonly step?: { readonly kind: AnswerStep['kind']; readonly words: string };
}

/** Pictures that may still be sent for this answer. */
export interface PictureAllowance {
  left: number;
}

/** Runs what a model called. A call that makes no sense is answered with what is wrong, so that it can do better. */
export const runTool = async (asked: Questioning, call: ToolCall, allowance: PictureAllowance): Promise<ToolOutput> => {
  const beganAt = performance.now();
  const { parts, step } = await resultOf(asked, call, allowance);
  if (step !== undefined) asked.draft.step(step.kind, step.words, beganAt);
  return { id: call.id, name: call.name, parts };
};

const text = (words: string): Result => ({ parts: [{ type: 'text', text: words }] });

const resultOf = async (asked: Questioning, { name, input }: ToolCall, allowance: PictureAllowance): Promise<Result> => {
  const tool = ANSWER_TOOL_NAMES.find((known) => known === name);
  if (tool === undefined) return text(`There is no tool ${name}. There are: ${ANSWER_TOOL_NAMES.join(', ')}.`);
  switch (tool) {
    case 'search_moments':
      return withInput(tool, input, (parsed) => searchMoments(asked, parsed, allowance));
    case 'read_transcript':
      return withInput(tool, input, (parsed) => readTranscript(asked, parsed));
    case 'look_at':
      return withInput(tool, input, (parsed) => lookAt(asked, parsed, allowance));
    case 'list_videos':
      return listVideos(asked);
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
const videoNamed = ({ asker: { parts: { catalog } }, scope }: Questioning, named: string): VideoRecord | undefined => {
  const videos = catalog.videos().filter(({ id }) => scope?.includes(id) ?? true);
  return videos.find(({ id }) => id === named) ?? videos.find(({ title }) => title === named) ?? videos.find(({ id }) => named.length >= 6 && id.startsWith(named));
};

const unknownVideo = (named: string): Result => text(`No video that may be asked is called ${named}. list_videos tells which there are.`);

const searchMoments = async (asked: Questioning, { query, video: named, limit }: InputOf<'search_moments'>, allowance: PictureAllowance): Promise<Result> => {
  const { asker, scope, signal } = asked;
  const video = named === undefined ? undefined : videoNamed(asked, named);
  if (named !== undefined && video === undefined) return unknownVideo(named);
  const videoIds = video === undefined ? scope : [video.id];
  const { match, moments } = await asker.search({ query, limit, ...(videoIds !== undefined && { videoIds }) }, { signal });
  const step = { kind: 'search', words: `Searched for “${query}”: ${match ? `${moments.length} ${moments.length === 1 ? 'moment' : 'moments'}` : 'no match'}` } as const;
  if (moments.length === 0) return { ...text('Nothing was found.'), step };
  const shown = await addEvidence(asked, moments.map(draftOf), { each: 1, allowance });
  return { parts: [...(match ? [] : [{ type: 'text' as const, text: 'Nothing matches well. These are the nearest:' }]), ...shown], step };
};

/** Seconds of transcript read at once. */
const MAX_READ_SECONDS = 300;

const readTranscript = (asked: Questioning, { video: named, start, end }: InputOf<'read_transcript'>): Result => {
  const video = videoNamed(asked, named);
  if (video === undefined) return unknownVideo(named);
  const within = { start, end: Math.min(end, start + MAX_READ_SECONDS) };
  const cues = asked.asker.parts.catalog.cues(video.id, within);
  const step = { kind: 'read', words: `Read “${video.title}”, ${clockSpan(within)}` } as const;
  const [first, last] = [cues[0], cues.at(-1)];
  if (first === undefined || last === undefined) return { ...text(`Nothing is said in this stretch of “${video.title}”.`), step };
  const { number } = asked.book.add(plainDraft(video.id, { start: first.start, end: last.end }));
  asked.draft.evidence(asked.book.all());
  const lines = cues.map((cue) => `${clockTime(cue.start)} ${cue.text}`);
  return { ...text(`[${number}] “${video.title}”, ${clockSpan({ start: first.start, end: last.end })}\n${lines.join('\n')}`), step };
};

const lookAt = async (asked: Questioning, { video: named, times, start = 0, end = 0 }: InputOf<'look_at'>, allowance: PictureAllowance): Promise<Result> => {
  const video = videoNamed(asked, named);
  if (video === undefined) return unknownVideo(named);
  const count = Math.max(1, Math.min(MAX_SPREAD, Math.floor((end - start) / 0.2)));
  const wanted = times ?? Array.from({ length: count }, (_, index) => start + ((index + 0.5) * (end - start)) / count);
  if (allowance.left < wanted.length) return text(`Only ${allowance.left} more pictures may be looked at for this answer. Answer with what there is.`);
  const taken = await takePictures(asked.asker.parts, { videoId: video.id, times: wanted }, asked);
  if (taken.note !== undefined) asked.draft.note(taken.note);
  const [first, last] = [taken.pictures[0], taken.pictures.at(-1)];
  const step = { kind: 'look', words: `Looked at ${taken.pictures.length} ${taken.pictures.length === 1 ? 'picture' : 'pictures'} of “${video.title}”, ${clockSpan({ start: Math.min(...wanted), end: Math.max(...wanted) })}` } as const;
  if (first === undefined || last === undefined) return { ...text(taken.note ?? 'There is no picture there.'), step };
  allowance.left -= taken.pictures.length;
  const span = times === undefined ? { start, end } : { start: first.at, end: Math.max(last.at, first.at + 0.5) };
  const { number } = asked.book.add({ ...plainDraft(video.id, span), at: first.at, foundBy: ['visual'] });
  asked.book.noteFrames(number, taken.pictures.map(({ at }) => at));
  asked.draft.evidence(asked.book.all());
  const evidence = asked.book.all().find((item) => item.number === number);
  return { parts: evidence === undefined ? [] : evidenceParts({ evidence, pictures: taken.pictures }), step };
};

/** Pictures over a stretch. */
const MAX_SPREAD = 4;
/** Videos listed at once. */
const MAX_LISTED = 100;

const listVideos = ({ asker: { parts: { catalog } }, scope }: Questioning): Result => {
  const videos = catalog.videos().filter(({ id }) => scope?.includes(id) ?? true);
  const lines = videos.slice(0, MAX_LISTED).map(({ id, title, probe }) => `${id} “${title}”, ${clockTime(probe?.duration ?? 0)}`);
  const more = videos.length > MAX_LISTED ? [`… and ${videos.length - MAX_LISTED} more; search finds in all of them.`] : [];
  return { ...text([...lines, ...more].join('\n') || 'There are no videos.'), step: { kind: 'list', words: `Listed ${videos.length} ${videos.length === 1 ? 'video' : 'videos'}` } };
};

/** Stretches as evidence with up to `each` pictures, as far as the allowance goes. */
const addEvidence = async (
  asked: Questioning, drafts: readonly Draft[], { each, allowance }: { readonly each: number; readonly allowance: PictureAllowance },
): Promise<readonly ModelPart[]> => {
  const parts: ModelPart[] = [];
  const known = asked.book.all().length;
  for (const draft of drafts) {
    const { number } = asked.book.add(draft);
    const isNew = number > known;
    const times = isNew && asked.model?.info.takesImages === true ? [draft.at].slice(0, Math.min(each, allowance.left)) : [];
    const { pictures, note } = await takePictures(asked.asker.parts, { videoId: draft.videoId, times }, asked);
    if (note !== undefined) asked.draft.note(note);
    allowance.left -= pictures.length;
    if (isNew) asked.book.noteFrames(number, pictures.map(({ at }) => at));
    const evidence = asked.book.all().find((item) => item.number === number);
    if (evidence !== undefined) parts.push(...evidenceParts({ evidence, pictures }));
  }
  asked.draft.evidence(asked.book.all());
  return parts;
};
