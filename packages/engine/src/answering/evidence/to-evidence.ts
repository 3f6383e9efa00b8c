import {
  excerptAround, frameWindow, overlaps, wholeSentence, type Evidence, type Span, type TimedText,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import type { Draft } from '../draft.ts';

/** Pictures of one moment. */
export const FRAMES_EACH = 4;
/** Characters of what is said and shown. */
const MAX_SAID_LENGTH = 700;
const MAX_SHOWN_LENGTH = 400;
/** Seconds before and after a moment in which what is said still belongs to it. */
const AROUND = 3;
/** Seconds by which a moment is stretched on each side to hold whole sentences. */
const MAX_SENTENCE_SECONDS = 8;

/** A stretch with all that can be known of it without a model. `frames` are those that would show it best. */
export const toEvidence = ({ catalog }: EngineParts, draft: Draft, number: number): Evidence => {
  const video = catalog.video(draft.videoId);
  const { videoId, at } = draft;
  const { start, end } = draft.foundBy.includes('speech')
    ? wholeSentence(catalog.cues(videoId, { start: draft.start - MAX_SENTENCE_SECONDS, end: draft.end + MAX_SENTENCE_SECONDS }), draft, MAX_SENTENCE_SECONDS)
    : draft;
  const said = excerptAround(catalog.cues(videoId, { start: start - AROUND, end: end + AROUND }), at, MAX_SAID_LENGTH);
  const shown = excerptAround(withoutRepeats(catalog.screenTexts(videoId).filter((text) => overlaps(text, { start, end: Math.max(end, start + 0.001) }))), at, MAX_SHOWN_LENGTH);
  return {
    number, videoId, title: video?.title ?? videoId, start, end, at, foundBy: [...draft.foundBy],
    frames: video?.probe?.video === undefined ? [] : [...(draft.spread ? spreadOver(draft) : frameWindow(draft, FRAMES_EACH))],
    ...(said !== '' && { said }),
    ...(shown !== '' && { shown }),
  };
};

const spreadOver = ({ start, end }: Span): readonly number[] =>
  Array.from({ length: FRAMES_EACH }, (_, index) => start + ((index + 0.5) * (end - start)) / FRAMES_EACH);

const withoutRepeats = <Text extends TimedText>(texts: readonly Text[]): readonly Text[] => [...new Map(texts.map((text) => [text.text, text])).values()];
