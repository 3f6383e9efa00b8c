import { z } from 'zod';
import { seconds } from '../time/seconds.ts';

/** Who speaks when in a video. */
export const speakerList = z.object({
  speakers: z.array(z.object({
    number: z.number().describe('Counted from 1, in the order in which they are first heard'),
    name: z.string().optional().describe('Who that is, where somebody said so'),
    label: z.string().describe('The name, or “Speaker 2”'),
    seconds: z.number().describe('How long they speak in all'),
    alike: z.array(z.object({
      name: z.string(), videoId: z.string(), title: z.string(), likeness: z.number().describe('The cosine of the two voices, up to 1'),
    })).describe('Of a speaker without a name: who that may be, as somebody with a name sounds the same in another video; the likeliest first'),
  })),
  turns: z.array(z.object({ start: seconds, end: seconds, speaker: z.number() })).describe('Who speaks when, the earliest first; empty where no voices were listened to'),
});

/** Who speaks when in a video. */
export type SpeakerList = z.infer<typeof speakerList>;

/** What a speaker is called. */
export const speakerNameText = z.string().trim().min(1).max(100);

/** Who a speaker is, or who not. */
export const nameSpeakerRequest = z
  .object({
    number: z.number().int().min(1),
    name: speakerNameText.nullable().optional().describe('null: nobody knows'),
    isNot: speakerNameText.optional().describe('Who sounds the same and is somebody else: it is not asked again'),
  })
  .refine(({ name, isNot }) => (name === undefined) !== (isNot === undefined), 'either name or isNot is wanted').describe('Either name or isNot')
  .meta({ oneOf: [{ required: ['name'] }, { required: ['isNot'] }] });
