import { z } from 'zod';

const tags = z.record(z.string(), z.string()).optional();
const seconds = z.coerce.number().optional().catch(undefined);

const rawStream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  codec_tag_string: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  nb_frames: z.coerce.number().optional().catch(undefined),
  pix_fmt: z.string().optional(),
  color_transfer: z.string().optional(),
  field_order: z.string().optional(),
  sample_rate: z.coerce.number().optional().catch(undefined),
  channels: z.number().default(0),
  start_time: seconds,
  duration: seconds,
  disposition: z.object({
    default: z.number().default(0), attached_pic: z.number().default(0), timed_thumbnails: z.number().default(0),
    forced: z.number().default(0), hearing_impaired: z.number().default(0), captions: z.number().default(0),
    comment: z.number().default(0), visual_impaired: z.number().default(0),
  }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
  tags,
});
/** A stream as ffprobe describes it. */
export type RawStream = z.infer<typeof rawStream>;

const rawChapter = z.object({ start_time: z.coerce.number(), end_time: z.coerce.number(), tags });
/** A chapter as ffprobe describes it, in seconds. */
export type RawChapter = z.infer<typeof rawChapter>;

/** What ffprobe prints of a file, as JSON. */
export const mediaReport = z.object({
  streams: z.array(rawStream).default([]),
  chapters: z.array(rawChapter).default([]),
  format: z.object({ format_name: z.string(), start_time: seconds, duration: seconds, tags }),
});

/** Seconds of Matroska's `00:01:02.500000000`, at which a stream ends; undefined where it does not say. */
export const taggedEnd = ({ tags: { DURATION: text = '' } = {} }: RawStream): number | undefined => {
  const value = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return text !== '' && Number.isFinite(value) ? value : undefined;
};
