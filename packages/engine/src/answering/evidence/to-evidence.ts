import {
  excerptAround, frameWindow, overlaps, expandToSentences, soundKindOf, type Evidence, type ScreenLine, type SoundEvent, type Span, type TimedText,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import type { EvidenceCandidate } from './evidence-candidate.ts';

/** Pictures of one moment. */
export const FRAMES_PER_MOMENT = 4;
/** Characters of what is said and shown. */
const MAX_SAID_LENGTH = 700;
const MAX_SHOWN_LENGTH = 400;
/** Lines on the screen whose places are told. */
const MAX_LINES = 12;
/** Sounds that are told. */
const MAX_SOUNDS = 5;
/** Seconds before and after a moment in which what is said still belongs to it. */
const AROUND = 3;
/** Seconds by which a moment is stretched on each side to hold whole sentences. */
const MAX_SENTENCE_SECONDS = 8;

/** A stretch with all that can be known of it without a model. `frames` are those that would show it best. */
export const toEvidence = ({ catalog }: EngineParts, candidate: EvidenceCandidate, number: number): Evidence => {
  const video = catalog.video(candidate.videoId);
  const { videoId, at } = candidate;
  const { start, end } = candidate.foundBy.includes('speech')
    ? expandToSentences(catalog.cues(videoId, { start: candidate.start - MAX_SENTENCE_SECONDS, end: candidate.end + MAX_SENTENCE_SECONDS }), candidate, MAX_SENTENCE_SECONDS)
    : candidate;
  const said = excerptAround(catalog.cues(videoId, { start: start - AROUND, end: end + AROUND }), at, MAX_SAID_LENGTH);
  const shown = excerptAround(distinctTexts(catalog.screenTexts(videoId).filter((text) => overlaps(text, { start, end: Math.max(end, start + 0.001) }))), at, MAX_SHOWN_LENGTH);
  const heard = otherSounds(catalog.soundEvents(videoId).filter((event) => overlaps(event, { start, end: Math.max(end, start + 0.001) })));
  const lines = placedLines(catalog.screenLines(videoId, { start, end: Math.max(end, start + 0.001) }));
  return {
    number, videoId, title: video?.title ?? videoId, start, end, at, foundBy: [...candidate.foundBy],
    frames: video?.probe?.video === undefined ? [] : [...(candidate.spread ? spreadOver(candidate) : frameWindow(candidate, FRAMES_PER_MOMENT))],
    ...(said !== '' && { said }),
    ...(shown !== '' && { shown }),
    ...(heard.length > 0 && { heard: [...heard] }),
    ...(lines.length > 0 && { lines }),
    ...(candidate.isWeak === true && { unsure: true as const }),
  };
};

/** The labels of what is heard beside speech, music and silence, the surest first. */
const otherSounds = (events: readonly SoundEvent[]): readonly string[] =>
  [...new Set(events.toSorted((a, b) => b.score - a.score).map(({ label }) => label))].filter((label) => soundKindOf(label) === undefined).slice(0, MAX_SOUNDS);

/** Lines with a place, the surest first, as many as an answer can use. */
const placedLines = (lines: readonly ScreenLine[]): NonNullable<Evidence['lines']> =>
  lines.toSorted((a, b) => b.confidence - a.confidence).slice(0, MAX_LINES).flatMap(({ start, end, text, box }) => {
    if (box === undefined) return [];
    const [a, b, c, d] = box;
    return [{ start, end, text, box: [[...a], [...b], [...c], [...d]] }];
  });

const spreadOver = ({ start, end }: Span): readonly number[] =>
  Array.from({ length: FRAMES_PER_MOMENT }, (_, index) => start + ((index + 0.5) * (end - start)) / FRAMES_PER_MOMENT);

const distinctTexts = <Text extends TimedText>(texts: readonly Text[]): readonly Text[] => [...new Map(texts.map((text) => [text.text, text])).values()];
