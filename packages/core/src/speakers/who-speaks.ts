import type { Speaker, SpeakerTurn } from '../domain/speaker.ts';
import type { Span } from '../time/span.ts';
import { clusterVoices } from './cluster-voices.ts';
import { cosine, meanVector, unitVector } from './voice-vector.ts';

/** A stretch of speech, and what the model made of the voice: a vector of length 1. */
export interface HeardVoice {
  readonly span: Span;
  readonly vector: Float32Array;
}

/** Seconds from which a stretch says enough to tell voices by; shorter ones are given to the nearest. */
const TELLING = 0.7;
/** Seconds that somebody speaks at least in all to be a speaker of a film: less is a cough, a shout, a voice that the model heard wrongly. */
const LEAST = 2;
/** Seconds of silence within one turn. */
const WITHIN_TURN = 1;

/** Who speaks when, of stretches of speech in ascending time; `sameVoice` is the cosine from which the model takes two for one voice. */
export const whoSpeaks = (heard: readonly HeardVoice[], sameVoice: number): { readonly speakers: readonly Speaker[]; readonly turns: readonly SpeakerTurn[] } => {
  const telling = heard.filter(({ span }) => span.end - span.start >= TELLING);
  const basis = telling.length > 0 ? telling : heard;
  const clusters = clusterVoices(basis.map(({ vector }) => vector), sameVoice).map((members) => members.flatMap((index) => basis[index] ?? []));
  const long = clusters.filter((cluster) => secondsOf(cluster) >= LEAST);
  const [longest] = clusters.toSorted((a, b) => secondsOf(b) - secondsOf(a));
  const kept = long.length > 0 || longest === undefined ? long : [longest];
  const centres = kept.map((cluster) => unitVector(meanVector(cluster.map(({ vector, span }) => ({ vector, weight: span.end - span.start })))));
  const given = heard.map((one) => ({ ...one, centre: nearestOf(one.vector, centres) }));
  // Numbers follow the order in which people are first heard, whoever was given away to others before.
  const order = [...new Set(given.map(({ centre }) => centre))];
  const turns = joined(given.map(({ span, centre }) => ({ ...span, speaker: order.indexOf(centre) + 1 })));
  return { speakers: order.map((centre, index) => ({ number: index + 1, voice: rounded(centres[centre] ?? new Float32Array()) })), turns };
};

const secondsOf = (cluster: readonly HeardVoice[]): number => cluster.reduce((sum, { span }) => sum + span.end - span.start, 0);

const nearestOf = (vector: Float32Array, centres: readonly Float32Array[]): number => {
  const likeness = centres.map((centre) => cosine(vector, centre));
  return Math.max(0, likeness.indexOf(Math.max(...likeness)));
};

const joined = (turns: readonly SpeakerTurn[]): readonly SpeakerTurn[] => {
  const all: SpeakerTurn[] = [];
  for (const turn of turns) {
    const last = all.at(-1);
    if (last?.speaker === turn.speaker && turn.start - last.end < WITHIN_TURN) all[all.length - 1] = { ...last, end: turn.end };
    else all.push(turn);
  }
  return all;
};

/** As it is kept: more digits tell nothing. */
const rounded = (vector: Float32Array): readonly number[] => [...vector].map((value) => Math.round(value * 1e4) / 1e4);
