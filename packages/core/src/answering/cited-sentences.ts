/** A sentence, or a line, of an answer: its words without marks, and the numbers that it cites. */
export interface CitedSentence {
  readonly text: string;
  readonly numbers: readonly number[];
  /** What it is in the layout of the answer. Code and headings claim nothing. */
  readonly kind: 'prose' | 'heading' | 'code';
}

/** `[1]`, `[1, 2]`, `[1-3]`, `[evidence 1]`, `【1】`; no link `[1](…)`, no index in code, no more than three digits (a year is none). */
const MARK_SOURCE = String.raw`[[【]\s*(?:(?:evidence|source|moment)\s+|#)?(\d{1,3}(?:\s*[-–,;、，]\s*\d{1,3})*)\s*[\]】](?!\()`;
const MARK = new RegExp(MARK_SOURCE, 'giu');
const FENCE = /^\s*(?:```|~~~)/u;
const HEADING = /^\s*#{1,6}\s+|^\s*(?=(?:\*\*|__)[^*_]+(?:\*\*|__)\s*$)/u;
/** What stands before the words of a line in a list, a quotation or a table. */
const LINE_FRONT = /^\s*(?:>\s*)*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?/u;

/**
 * An answer in sentences. Each line is taken on its own, since what a list says in one point is not said in the next; a mark
 * after the full stop belongs to the sentence before it.
 */
export const toSentences = (text: string): readonly CitedSentence[] => {
  const sentences: CitedSentence[] = [];
  let code: string[] | undefined;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) {
      if (code !== undefined) sentences.push({ text: code.join('\n'), numbers: [], kind: 'code' });
      code = code === undefined ? [] : undefined;
    } else if (code !== undefined) code.push(line);
    else if (HEADING.test(line)) sentences.push({ ...withoutMarks(line.replace(HEADING, '')), kind: 'heading' });
    else sentences.push(...inLine(line.replace(LINE_FRONT, '')).map((part) => ({ ...withoutMarks(part), kind: 'prose' as const })));
  }
  if (code !== undefined) sentences.push({ text: code.join('\n'), numbers: [], kind: 'code' });
  const end = sentences.at(-1);
  // What has nothing below it is no heading.
  if (end?.kind === 'heading') sentences.splice(-1, 1, { ...end, kind: 'prose' });
  return sentences.reduce(joinMarks, []).filter((sentence) => sentence.text !== '' || sentence.numbers.length > 0);
};

/** Marks on a line of their own belong to what stands before them. */
const joinMarks = (before: readonly CitedSentence[], next: CitedSentence): readonly CitedSentence[] => {
  const last = before.at(-1);
  if (last === undefined || last.kind !== 'prose' || next.numbers.length === 0 || /[\p{L}\p{N}]/u.test(next.text)) return [...before, next];
  return [...before.slice(0, -1), { ...last, numbers: [...new Set([...last.numbers, ...next.numbers])] }];
};

/** The full stops of the scripts in use, with what may close after them. */
const STOP = /(?<![.!?…])[.!?…]+["'”’»)\]*_]*(?=\s|$|[[【])|[。！？｡।۔።]["'”’»」』）)*_]*/gu;
const ABBREVIATION = /(?:^|[\s(])(?:(?:mr|mrs|ms|dr|prof|st|vs|no|nr|approx|ca|etc|fig|sec|min|e\.g|i\.e|a\.m|p\.m|z\.b|d\.h|u\.a|bzw)|\p{L})\.$/iu;
const MARKS_AHEAD = new RegExp(String.raw`^\s*(?:${MARK_SOURCE}\s*[,、]?\s*)+[.。]?`, 'iu');

/** Cuts after each full stop, and after the marks that follow it, unless they are the subject of what comes next. */
const inLine = (line: string): readonly string[] => {
  const parts: string[] = [];
  let from = 0;
  for (const stop of line.matchAll(STOP)) {
    let end = stop.index + stop[0].length;
    if (stop.index < from || ABBREVIATION.test(line.slice(from, end))) continue;
    const marks = MARKS_AHEAD.exec(line.slice(end))?.[0] ?? '';
    if (marks !== '' && !/^\s*\p{Ll}/u.test(line.slice(end + marks.length))) end += marks.length;
    parts.push(line.slice(from, end));
    from = end;
  }
  return [...parts, line.slice(from)].filter((part) => part.trim() !== '');
};

/** Marks inside `code` stay: there they are indices. */
const withoutMarks = (part: string): { readonly text: string; readonly numbers: readonly number[] } => {
  const numbers: number[] = [];
  const text = part.split(/(`[^`]*`)/u).map((piece) => {
    if (piece.startsWith('`')) return piece;
    return piece.replaceAll(MARK, (_, inside: string) => {
      numbers.push(...numbersIn(inside));
      return '';
    });
  }).join('');
  return { text: text.replaceAll(/\s+/gu, ' ').replaceAll(/ ([.,;:!?。，；：！？])/gu, '$1').trim(), numbers: [...new Set(numbers)] };
};

/** A range is written out; a longer one than an answer ever has evidence for is taken as its two ends. */
const MAX_RANGE = 50;

const numbersIn = (inside: string): readonly number[] =>
  inside.split(/[,;、，]/u).flatMap((item) => {
    const [first = NaN, last = first] = item.split(/[-–]/u).map(Number);
    if (last < first || last - first > MAX_RANGE) return [first, last];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
