/** The smallest piece of a query: a word, or what stands in quotation marks, with what is glued to its front. */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
  /** A minus stands before it. */
  readonly not: boolean;
  /** What stands before a colon, in lower case: `said:hello`. */
  readonly field?: string;
}

const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/uy;
const RUN = /[^\s"“”„«»]+/uy;
const FIELD = /^(\p{L}+):(.*)$/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** A query in pieces. Quotation marks without a partner, or around nothing, separate words and mean no more. */
export const toTokens = (input: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < input.length) {
    const quoted = stickyMatch(QUOTED, input, at);
    const run = quoted === undefined ? stickyMatch(RUN, input, at) : undefined;
    if (quoted !== undefined) {
      tokens.push(...ofQuotation(quoted.slice(1, -1), { not: false }));
      at += quoted.length;
    } else if (run !== undefined) {
      at += run.length;
      const front = frontOf(run);
      const glued = front === undefined ? undefined : stickyMatch(QUOTED, input, at);
      if (front !== undefined && glued !== undefined && HAS_WORD.test(glued)) {
        tokens.push(...ofQuotation(glued.slice(1, -1), front));
        at += glued.length;
      } else tokens.push(ofRun(run));
    } else at += 1;
  }
  return tokens;
};

const stickyMatch = (pattern: RegExp, input: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(input)?.[0];
};

type Front = Pick<Token, 'not' | 'field'>;

/** What may stand right before quotation marks: a minus, a field, or both. */
const frontOf = (run: string): Front | undefined => {
  if (run === '-') return { not: true };
  const [, minus = '', name] = /^(-?)(\p{L}+):$/u.exec(run) ?? [];
  return name === undefined ? undefined : { not: minus === '-', field: name.toLowerCase() };
};

const ofQuotation = (inside: string, front: Front): readonly Token[] => {
  const words = inside.split(/\s+/u).filter((word) => word !== '');
  if (HAS_WORD.test(inside)) return [{ text: words.join(' '), quoted: true, ...front }];
  return words.map((text) => ({ text, quoted: false, not: false }));
};

/** A minus before odd characters alone, and a field before none, are words like others. */
const ofRun = (run: string): Token => {
  const not = run.startsWith('-') && HAS_WORD.test(run);
  const bare = not ? run.slice(1) : run;
  const [, name, value = ''] = FIELD.exec(bare) ?? [];
  return name === undefined || !HAS_WORD.test(value)
    ? { text: bare, quoted: false, not }
    : { text: value, quoted: false, not, field: name.toLowerCase() };
};
