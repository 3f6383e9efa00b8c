import type { SubtitleKind, SubtitleStream } from '@frameseek/core';
import type { RawStream } from './raw-stream.ts';
import { tagOf } from './tags.ts';

/** Codecs of subtitles that are pictures, or that ffmpeg makes no text of. */
const PICTURE_SUBTITLES = new Set(['hdmv_pgs_subtitle', 'dvd_subtitle', 'dvb_subtitle', 'xsub', 'dvb_teletext', 'unknown']);

/** A subtitle stream as ffprobe describes it; `index` counts those of the file. */
export const toSubtitle = (stream: RawStream, index: number): SubtitleStream => {
  const language = tagOf(stream.tags, 'language');
  return {
    index,
    codec: stream.codec_name,
    ...(language !== undefined && language !== 'und' && { language }),
    isText: !PICTURE_SUBTITLES.has(stream.codec_name),
    ...kindOf(stream),
    isDefault: stream.disposition?.default === 1,
  };
};

/** By its disposition, or by its name where whoever made it wrote it only there. */
const kindOf = ({ disposition, tags }: RawStream): { readonly kind?: SubtitleKind } => {
  const title = tagOf(tags, 'title') ?? '';
  if (disposition?.forced === 1 || /\bforced\b/i.test(title)) return { kind: 'forced' };
  const forTheDeaf = disposition?.hearing_impaired === 1 || disposition?.captions === 1 || /\b(?:sdh|cc|hearing impaired)\b/i.test(title);
  return forTheDeaf ? { kind: 'sdh' } : {};
};
