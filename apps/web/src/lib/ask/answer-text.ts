import type { AnswerSentence } from '@frameseek/core';

/** What is wrong with a sentence that no evidence grounds. */
export type Problem = NonNullable<AnswerSentence['problem']>;

/** A stretch of an answer as it is shown: words, the numbers of a citation, or what is wrong with the sentence that ends here. */
export type AnswerPart =
  | { readonly kind: 'words'; readonly text: string; readonly strong: boolean; readonly grounded: boolean }
  /** `stop` is the full stop or comma right behind it, which must not begin a line. */
  | { readonly kind: 'citation'; readonly numbers: readonly number[]; readonly stop: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A paragraph, a heading or a list of an answer, line by line. */
export interface AnswerBlock {
  readonly kind: 'paragraph' | 'heading' | 'bullets' | 'numbers';
  readonly lines: readonly (readonly AnswerPart[])[];
}

/** `[1]`, `[1, 2]`, `[1-3]`; no link, no year. */
const MARK = /[[【]\s*(\d{1,3}(?:\s*[-–,;、，]\s*\d{1,3})*)\s*[\]】](?!\()/gu;
const FRONT = /^\s*(?:>\s*)*(?:(?<bullet>[-*+•])\s+|(?<number>\d{1,3}[.)])\s+|(?<heading>#{1,6})\s+)?/u;

/**
 * What a model wrote, as blocks of text: paragraphs, lists and bold words are all that is understood; everything else
 * stays the characters that it is. Sentences that are not grounded are marked where they stand.
 */
export function answerBlocks(text: string, sentences: readonly AnswerSentence[]): readonly AnswerBlock[] {
  const problems = problemRanges(text, sentences);
  const blocks: { kind: AnswerBlock['kind']; lines: (readonly AnswerPart[])[] }[] = [];
  let open = false;
  let offset = 0;
  for (const line of text.split('\n')) {
    const front = FRONT.exec(line);
    const from = offset + (front?.[0].length ?? 0);
    const end = offset + line.length;
    offset = end + 1;
    if (line.trim() === '' || from >= end) {
      open = false;
      continue;
    }
    const kind = kindOf(front);
    const block = open && blocks.at(-1)?.kind === kind && kind !== 'heading' ? blocks.at(-1) : undefined;
    const parts = partsOf(text, { start: from, end }, problems);
    if (block === undefined) blocks.push({ kind, lines: [parts] });
    else block.lines.push(parts);
    open = true;
  }
  return blocks;
}

const kindOf = (front: RegExpExecArray | null): AnswerBlock['kind'] => {
  if (front?.groups?.['bullet'] !== undefined) return 'bullets';
  if (front?.groups?.['number'] !== undefined) return 'numbers';
  return front?.groups?.['heading'] === undefined ? 'paragraph' : 'heading';
};

interface Range {
  readonly start: number;
  readonly end: number;
}
interface ProblemRange extends Range {
  readonly problem: Problem;
}

/** Cuts a line at its citations, at the ends of ungrounded sentences and at bold marks. */
const partsOf = (text: string, line: Range, problems: readonly ProblemRange[]): readonly AnswerPart[] => {
  const parts: AnswerPart[] = [];
  let from = line.start;
  for (const mark of text.slice(line.start, line.end).matchAll(MARK)) {
    const start = line.start + mark.index;
    const at = start + mark[0].length;
    parts.push(...wordParts(text, { start: from, end: start }, problems), { kind: 'citation', numbers: numbersOf(mark[1] ?? ''), stop: '' }, ...problemAt(at, problems));
    from = at;
  }
  parts.push(...wordParts(text, { start: from, end: line.end }, problems));
  return withStops(parts);
};

const STOP = /^[.!?,;:…。！？]+/u;

const withStops = (parts: readonly AnswerPart[]): readonly AnswerPart[] =>
  parts.flatMap((part, index): readonly AnswerPart[] => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    if (part.kind === 'citation') return [{ ...part, stop: after?.kind === 'words' ? STOP.exec(after.text)?.[0] ?? '' : '' }];
    if (part.kind === 'problem' || before?.kind !== 'citation') return [part];
    const text = part.text.replace(STOP, '');
    return text === '' ? [] : [{ ...part, text }];
  });

const wordParts = (text: string, range: Range, problems: readonly ProblemRange[]): readonly AnswerPart[] => {
  if (range.start === range.end) return [];
  const inside = problems.filter(({ start, end }) => start < range.end && end > range.start);
  const ends = [...new Set([range.start, range.end, ...inside.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= range.start && at <= range.end)
    .toSorted((a, b) => a - b);
  return ends.slice(1).flatMap((end, index) => {
    const start = ends[index] ?? end;
    const grounded = !inside.some((one) => one.start <= start && one.end >= end);
    return [...boldParts(text.slice(start, end), grounded), ...problemAt(end, problems)];
  });
};

const problemAt = (end: number, problems: readonly ProblemRange[]): readonly AnswerPart[] =>
  problems.filter((one) => one.end === end).map(({ problem }) => ({ kind: 'problem', problem }));

const boldParts = (text: string, grounded: boolean): readonly AnswerPart[] =>
  text.split('**').flatMap((words, index) => (words === '' ? [] : [{ kind: 'words', text: words, strong: index % 2 === 1, grounded }]));

/** Where the ungrounded sentences stand. Compared by letters and digits alone, since a sentence is without marks and layout. */
const problemRanges = (text: string, sentences: readonly AnswerSentence[]): readonly ProblemRange[] => {
  const { letters, places } = lettersOf(text);
  const ranges: ProblemRange[] = [];
  let from = 0;
  for (const sentence of sentences) {
    const wanted = lettersOf(sentence.text).letters;
    const found = wanted === '' ? -1 : letters.indexOf(wanted, from);
    if (found < 0) continue;
    from = found + wanted.length;
    const [start, last] = [places[found], places[from - 1]];
    if (sentence.problem === undefined || start === undefined || last === undefined) continue;
    ranges.push({ start, end: last + 1 + trailing(text, last + 1), problem: sentence.problem });
  }
  return ranges;
};

/** How many characters after the last letter still belong to the sentence: its stop, and the marks around it. */
const trailing = (text: string, from: number): number =>
  new RegExp(`^(?:[.!?…。！？"'”’»)*]|[^\\S\\n]*${MARK.source})*`, 'u').exec(text.slice(from))?.[0].length ?? 0;

const lettersOf = (text: string): { readonly letters: string; readonly places: readonly number[] } => {
  const bare = text.replaceAll(MARK, (mark) => ' '.repeat(mark.length));
  let letters = '';
  const places: number[] = [];
  for (const match of bare.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += match[0];
    for (let unit = 0; unit < match[0].length; unit += 1) places.push(match.index + unit);
  }
  return { letters, places };
};

/** `1, 3-5` as 1, 3, 4, 5. */
const numbersOf = (list: string): readonly number[] =>
  list.split(/[,;、，]/u).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[-–]/u).map(Number);
    return last >= first && last - first < 50 ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [first, last];
  });
