import { z } from 'zod';
import type { ToolSpec } from '../language/model-message.ts';

const video = z.string().min(1).describe('The id of the video, as it stands in the evidence');
const seconds = z.coerce.number().min(0).describe('Seconds from the beginning of the video');

/** Pictures that one call of `look_at` may ask for. */
export const MAX_LOOK_AT_PICTURES = 8;

/** What a model may call to look further than its evidence. What it writes is parsed with these, and told what is wrong. */
const ANSWER_TOOLS = {
  search_moments: {
    description: 'Find moments in the videos by what is seen, said, shown or heard in them. Plain words; short queries find more.',
    input: z.object({
      query: z.string().trim().min(1).max(300),
      video: video.optional().describe('Only in this video'),
      limit: z.coerce.number().int().min(1).max(6).default(3),
    }),
  },
  read_transcript: {
    description: 'Read what is said in a stretch of a video, with times. At most five minutes at once.',
    input: z.object({ video, start: seconds, end: seconds })
      .refine(({ start, end }) => end > start, 'end must be greater than start'),
  },
  look_at: {
    description: `See pictures of a video: at the times given, or spread over a stretch. At most ${MAX_LOOK_AT_PICTURES} pictures.`,
    input: z.object({
      video,
      times: z.array(seconds).min(1).max(MAX_LOOK_AT_PICTURES).optional(),
      start: seconds.optional(),
      end: seconds.optional(),
    }).refine(({ times, start, end }) => times !== undefined || (start !== undefined && end !== undefined && end > start), 'give times, or start and end with end greater than start'),
  },
  list_videos: {
    description: 'List the videos that may be asked, with their ids, titles and lengths.',
    input: z.object({}),
  },
} as const;
/** The name of a tool that a model may call while it answers. */
export type AnswerToolName = keyof typeof ANSWER_TOOLS;
/** All of them, in the order in which models are told of them. */
export const ANSWER_TOOL_NAMES = Object.keys(ANSWER_TOOLS) as readonly AnswerToolName[];

/** The tools as models are told of them, their inputs as JSON schemas. */
export const answerToolSpecs = (): readonly ToolSpec[] =>
  ANSWER_TOOL_NAMES.map((name) => {
    const { $schema: _, ...schema } = z.toJSONSchema(ANSWER_TOOLS[name].input, { io: 'input' });
    return { name, description: ANSWER_TOOLS[name].description, schema };
  });

/** What a model wrote for a tool, or the sentence that tells it what is wrong. */
export const parseToolInput = <Name extends AnswerToolName>(
  name: Name, input: unknown,
): { readonly input: z.output<(typeof ANSWER_TOOLS)[Name]['input']> } | { readonly problem: string } => {
  const parsed = ANSWER_TOOLS[name].input.safeParse(input);
  if (parsed.success) return { input: parsed.data as z.output<(typeof ANSWER_TOOLS)[Name]['input']> };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.length === 0 ? 'input' : path.join('.')}: ${message}`);
  return { problem: `The input of ${name} is wrong: ${problems.join('; ')}. Call it again with an input that fits its schema.` };
};
