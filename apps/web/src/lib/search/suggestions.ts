import { fileName, foldText, type VideoSummary } from '@frameseek/core';

/** Something that may be meant by what stands in the search field. */
export type Suggestion =
  | { readonly kind: 'recent' | 'saved'; readonly label: string; /** The query that it stands for. */ readonly q: string }
  | { readonly kind: 'tag'; readonly label: string; readonly q: string }
  | { readonly kind: 'video'; readonly label: string; readonly id: string };

/** A video with the words that it is called by. */
export interface NamedVideo {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
}

/** What can be suggested. */
export interface SuggestionSource {
  readonly names: readonly NamedVideo[];
  readonly tags: readonly string[];
  readonly recent: readonly string[];
  readonly saved: readonly string[];
}

/** Lines under the empty field, and under one that is typed in, where what is found must stay in sight. */
const MOST_BEFORE = 10;
const MOST_TYPED = { video: 3, tag: 2, before: 3 } as const;

/** The videos with the words of their titles and of the names of all their files. */
export const namedVideos = (videos: readonly VideoSummary[]): readonly NamedVideo[] =>
  videos.map(({ id, title, path, copies = [] }) => ({ id, title, words: wordsOf([title, ...[path, ...copies].map(fileName)].join(' ')) }));

/** The videos whose names have every word of the text, the last one perhaps not typed to its end. */
export const videosNamed = (text: string, names: readonly NamedVideo[]): readonly NamedVideo[] => {
  const wanted = wordsOf(text);
  return wanted.length === 0 ? [] : names.filter(({ words }) => wanted.every((word) => words.some((one) => one.startsWith(word))));
};

/** What may be meant: searches of before where nothing is typed; then titles, tags, and searches that have it in them. */
export const suggestionsFor = (text: string, { names, tags, recent, saved }: SuggestionSource): readonly Suggestion[] => {
  const before: readonly Suggestion[] = [
    ...saved.map((q) => ({ kind: 'saved', label: q, q }) as const),
    ...recent.filter((q) => !saved.includes(q)).map((q) => ({ kind: 'recent', label: q, q }) as const),
  ];
  const typed = foldText(text).trim();
  if (typed === '') return before.slice(0, MOST_BEFORE);
  // `tag:` and `in:` are typed for a tag and a title.
  const [, start = '', field, rest = typed] = /^(.*\s|)-?(tag|in):"?([^"]*)$/iu.exec(text) ?? [];
  const wanted = foldText(rest).trim();
  const ofTags = field === 'in' ? [] : tags.filter((tag) => wanted === '' ? field === 'tag' : foldText(tag).includes(wanted));
  const ofTitles = field === 'tag' ? [] : videosNamed(rest, names);
  return [
    ...(field === 'in'
      ? ofTitles.map(({ title }) => ({ kind: 'tag', label: `in:${quoted(title)}`, q: `${start}in:${quoted(title)}` }) as const)
      : ofTitles.map(({ id, title }) => ({ kind: 'video', label: title, id }) as const)).slice(0, MOST_TYPED.video),
    ...ofTags.map((tag) => ({ kind: 'tag', label: `tag:${quoted(tag)}`, q: `${start}tag:${quoted(tag)}` }) as const).slice(0, MOST_TYPED.tag),
    ...before.filter(({ label }) => foldText(label).includes(typed) && foldText(label) !== typed).slice(0, MOST_TYPED.before),
  ];
};

const quoted = (value: string): string => (/^[\p{L}\p{N}_-]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`);

const wordsOf = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
