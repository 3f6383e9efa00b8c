import { SUMMARY_TOKENS, clockSpan, clockTime, readSeconds, type ModelPart, type Span, type Summary } from '@frameseek/core';
import { z } from 'zod';
import type { MeteredModel } from '../../language/metered-model.ts';
import { askJson } from '../ask-model.ts';
import type { InsightContext } from './insight-maker.ts';

/** Something that happens at `at` seconds. */
type SummaryEvent = Summary['events'][number];

/** A span of a video, summed up. */
export interface SectionSummary extends Span {
  readonly title: string;
  readonly text: string;
  readonly events: readonly SummaryEvent[];
}

const RULES = ' Say only what is in what you are given. Write in the language of what is said. Answer with JSON alone.';
const PART = 'You sum up one part of a video, from what is said, shown and seen in it: ' +
  '{"title": "two to seven words", "text": "two to four sentences", "events": [{"at": "m:ss", "text": "what happens"}]}. ' +
  'At most four events, the turns that somebody would look for.';
const SECTION = 'You sum up a section of a video from the summaries of its parts: ' +
  '{"title": "two to seven words", "text": "three to five sentences", "events": [{"at": "m:ss", "text": "what happens"}]}. ' +
  'At most six events, the most important of the parts.';
const WHOLE = 'You write the overview of a video from the summaries of its sections: ' +
  '{"overview": "four to eight sentences: what it is, what it is about, how it goes and ends", "events": [{"at": "m:ss", "text": "what happens"}]}. ' +
  'At most twenty events, the most important of the sections.';
const OVERVIEW_TOKENS = 1_200;
/** Events of the whole that people want to read. */
const MAX_EVENTS = 20;

const events = z.array(z.object({ at: z.string().regex(/^\d+(:\d{1,2}){1,2}(\.\d+)?$/u, 'is no time like 1:30'), text: z.string().trim().min(1) }));
const section = z.object({ title: z.string().trim().min(1).max(200), text: z.string().trim().min(1), events });
const whole = z.object({ overview: z.string().trim().min(1), events });

/** What a model is asked for a summary. Each throws the faults of the model, `model/nonsense` among them. */
export interface SummaryCalls {
  /** Sums up one part from what `parts` tell and show of it. */
  part(span: Span, parts: readonly ModelPart[]): Promise<SectionSummary>;
  /** Sums up neighbours. */
  section(parts: readonly SectionSummary[]): Promise<SectionSummary>;
  whole(sections: readonly SectionSummary[]): Promise<Pick<Summary, 'overview' | 'events'>>;
}

/** The three questions of which a summary is made; each fits into the context of a small model. */
export const summaryCalls = (model: MeteredModel, context: InsightContext): SummaryCalls => {
  const { video: { title } } = context;
  const summarise = async (span: Span, system: string, parts: readonly ModelPart[]): Promise<SectionSummary> => {
    const answer = await askJson(model, {
      purpose: 'summary', name: 'summary', system: system + RULES, parts, schema: section, maxOutputTokens: SUMMARY_TOKENS,
    }, context);
    return { start: span.start, end: span.end, title: answer.title, text: answer.text, events: inside(span, answer.events) };
  };
  return {
    part: (span, parts) => summarise(span, PART, [{ type: 'text', text: `This part is ${clockSpan(span)} of “${title}”.` }, ...parts]),
    section: (parts) => summarise(spanOf(parts), SECTION, [{ type: 'text', text: `From “${title}”:\n\n${parts.map(asText).join('\n\n')}` }]),
    whole: async (sections) => {
      const answer = await askJson(model, {
        purpose: 'summary', name: 'overview', system: WHOLE + RULES, schema: whole, maxOutputTokens: OVERVIEW_TOKENS,
        parts: [{ type: 'text', text: `“${title}”\n\n${sections.map(asText).join('\n\n')}` }],
      }, context);
      return { overview: answer.overview, events: inside(spanOf(sections), answer.events).slice(0, MAX_EVENTS) };
    },
  };
};

const spanOf = (parts: readonly Span[]): Span => ({ start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 });

const asText = ({ start, end, title, text, events: found }: SectionSummary): string =>
  [`${clockSpan({ start, end })} ${title}`, text, ...found.map((event) => `- ${clockTime(event.at)} ${event.text}`)].join('\n');

/** Ascending, and within the stretch that they are of: a model that miscounts is off by little that way. */
const inside = ({ start, end }: Span, found: z.output<typeof events>): readonly SummaryEvent[] =>
  found.map(({ at, text }) => ({ at: Math.min(end, Math.max(start, readSeconds(at) ?? start)), text })).toSorted((a, b) => a.at - b.at);
