import { decodeText } from './encoding/decode-text.ts';
import { parseFrameNotation } from './notations/frame-notation.ts';
import { parseLyrics } from './notations/lyrics.ts';
import { parseSami, type LanguageCues } from './notations/sami.ts';
import { parseSubStation } from './notations/sub-station.ts';
import { parseTimedText } from './notations/timed-text.ts';
import { parseTtml } from './notations/ttml.ts';
import type { CueRequest, ReadText, SubtitleText } from './subtitle-text.ts';

/** The cues of one text, whatever its encoding. Never throws: what makes no sense has no cues. */
export const readText = (given: SubtitleText, { frameRate, encoding }: Omit<CueRequest, 'texts'>): ReadText => {
  const { bytes, notation, language } = given;
  const decoded = decodeText(bytes, { ...(language !== undefined && { language }), ...(encoding !== undefined && { encoding }) });
  return 'likely' in decoded ? decoded : { tracks: parse(decoded.text, notation, frameRate) };
};

const parse = (text: string, notation: SubtitleText['notation'], frameRate: number | undefined): readonly LanguageCues[] => {
  switch (notation) {
    case 'timed-text':
      return [parseTimedText(text)];
    case 'sub-station':
      return [parseSubStation(text)];
    case 'frames': {
      // The same ending is used by SubViewer, which has clock times.
      const counted = parseFrameNotation(text, frameRate);
      return [counted.cues.length > 0 ? counted : parseTimedText(text)];
    }
    case 'lyrics':
      return [parseLyrics(text)];
    case 'sami':
      return parseSami(text);
    case 'ttml':
      return [parseTtml(text)];
    default:
      return notation satisfies never;
  }
};
