import { Fault } from '../faults/fault.ts';
import { toExampleQuery, toWordsQuery, type ClauseQuery } from './clause-query.ts';
import { isQuotable } from '../domain/modality.ts';
import { printPart, printStep } from './syntax/print-syntax.ts';
import type { LikePart, Part, PictureReference, QueryFilter, QuerySyntax, Step, TextPart, ThingTrait } from './syntax/syntax.ts';

/** What must be there at one time, and what must not. */
export interface PlannedStep {
  /** How the step was written. */
  readonly words: string;
  /** Each must be found, at the same time. */
  readonly clauses: readonly ClauseQuery[];
  readonly without: readonly ClauseQuery[];
  /** Seconds after the end of the step before. */
  readonly within: number;
}

/** The searches that a query needs: its steps in order, and the filters of all of them. `notes` are sentences for people. */
export interface QueryPlan {
  readonly steps: readonly PlannedStep[];
  readonly filters: readonly QueryFilter[];
  readonly notes: readonly string[];
}

/** Seconds between what comes first and what follows, where the query does not say. */
const DEFAULT_GAP_SECONDS = 60;

/** Searches that one query may need: each takes as long as a query of plain words. */
const MAX_CLAUSES = 12;

/**
 * What has to be searched for a query, or `plain` where one search for the query as it stands does it. Throws
 * `query/too-complex` where that would be more than 12 searches.
 */
export const planQuery = ({ steps, filters }: QuerySyntax): QueryPlan | 'plain' => {
  if (filters.length === 0 && steps.length <= 1 && (steps[0]?.parts ?? []).every(isPlain)) return 'plain';
  const planned = steps.map(planStep);
  const clauses = planned.reduce((sum, { step }) => sum + step.clauses.length + step.without.length, 0);
  if (clauses > MAX_CLAUSES) throw new Fault('query/too-complex', { clauses, limit: MAX_CLAUSES });
  return { steps: planned.map(({ step }) => step), filters, notes: planned.flatMap(({ note }) => (note === undefined ? [] : [note])) };
};

const isPlain = (part: Part): boolean => part.kind !== 'like' && part.by === undefined && !part.not;

const planStep = (step: Step): { readonly step: PlannedStep; readonly note?: string } => {
  const { within = DEFAULT_GAP_SECONDS } = step;
  const { wanted, unwanted } = split(step.parts);
  const planned = {
    words: printStep({ parts: step.parts }), clauses: toClauses(wanted), without: unwanted.map((part) => toClause([part])), within,
  };
  if (wanted.length > 0) return { step: planned };
  const positive = unwanted.map((part) => ({ ...part, not: false }));
  return {
    step: { ...planned, clauses: toClauses(positive), without: [] },
    note: `“${planned.words}” leaves nothing to look for, so “${positive.map(printPart).join(' ')}” is searched instead.`,
  };
};

const split = (parts: readonly Part[]) => ({
  wanted: parts.filter(({ not }) => !not),
  unwanted: parts.filter(({ not }) => not),
});

/** Parts that one search can look for together: those of one modality, and pictures with the words that describe them. */
const toClauses = (parts: readonly Part[]): readonly ClauseQuery[] => {
  const pictures = parts.some(isLike);
  const groups = Map.groupBy(parts, (part) => {
    if (isLike(part)) return 'visual';
    return part.by ?? (pictures ? 'visual' : 'any');
  });
  return [...groups.values()].map(toClause);
};

const toClause = (parts: readonly Part[]): ClauseQuery => {
  const texts = parts.filter((part) => !isLike(part));
  const examples = parts.filter(isLike).map(exampleOf);
  if (examples.length > 0) return toExampleQuery(examples, texts.map(({ text }) => text).join(' '));
  const by = texts[0]?.by;
  if (by === 'object') return toWordsQuery(thingsInWords(texts), by);
  // Nothing in a picture, or in what is written about it, is word for word.
  const isExact = ({ kind }: TextPart): boolean => kind === 'phrase' && (by === undefined || isQuotable(by));
  return toWordsQuery(texts.map((part) => (isExact(part) ? `"${part.text}"` : part.text)).join(' '), by);
};

/** `object:car color:red moving:left` as people would say it: each trait is that of the thing before it, or of the first one. */
const thingsInWords = (texts: readonly TextPart[]): string => {
  const things: { name: string; readonly traits: Map<ThingTrait, string> }[] = [];
  for (const { text, trait } of texts) {
    const last = things.at(-1);
    if (trait !== undefined) {
      if (last === undefined) things.push({ name: '', traits: new Map([[trait, text]]) });
      else last.traits.set(trait, text);
    } else if (last?.name === '') last.name = text;
    else things.push({ name: text, traits: new Map() });
  }
  return things.map(({ name, traits }) => {
    const moving = traits.get('moving');
    return [traits.get('size'), traits.get('color'), name, moving === undefined ? undefined : `moving ${moving}`].filter((word) => word !== undefined && word !== '').join(' ');
  }).join(', ');
};

const isLike = (part: Part): part is LikePart => part.kind === 'like';

const exampleOf = (part: LikePart): PictureReference => ('picture' in part ? { picture: part.picture } : { videoId: part.videoId, at: part.at });
