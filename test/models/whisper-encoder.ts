import { FLOAT, Graph, INT64 } from './onnx-writer.ts';
import { SENTENCES, type WhisperTokens } from './whisper-tokens.ts';

export const MELS = 80;
export const FRAMES = 3000;
export const STATES = 1500;
/** Half-second slots of the 30 s window. */
const SLOTS = 60;
const SLOT_STEPS = STATES / SLOTS;
/** In Whisper's log-mel scale; a sine of amplitude 0.005 (-46 dBFS) is about 0.5. */
const LOUD = 0.6;
const slots = Array.from({ length: SLOTS }, (_, slot) => slot);

/**
 * Looks at the loudest mel band of each slot and writes the complete transcript, a list of token ids, into its "hidden
 * states": channels 0 and 1 are tokens and their times with timestamps, 2 and 3 the same without.
 */
export const whisperEncoder = (tokens: WhisperTokens): Buffer => {
  const g = new Graph('whisper-fixed-encoder');
  const mel = g.input('input_features', FLOAT, ['batch_size', MELS, FRAMES]);
  const heard = sentenceOfSlots(g, mel);
  const { withTimes, withoutTimes, times } = transcript(g, heard, tokens);
  const end = tokens.id('<|endoftext|>');
  const channels = [...listOf(g, { matrix: withTimes, times, end }), ...listOf(g, { matrix: withoutTimes, times, end })];
  g.output('last_hidden_state', ['batch_size', STATES, 4],
    g.op('Unsqueeze', g.op('Concat', ...channels.map((channel) => column(g, channel)), { axis: 1 }), g.i([0])));
  return g.build();
};

const column = (g: Graph, x: string): string => g.op('Unsqueeze', x, g.i([1]));

/** Centre frequency of Whisper's mel band (Slaney's scale, 80 bands, 0 to 8000 Hz). */
const bandToHz = (band: number): number => {
  const step = Math.log(6.4) / 27;
  const top = 15 + Math.log(8) / step;
  const mel = ((band + 1) * top) / (MELS + 1);
  return mel < 15 ? (mel * 200) / 3 : 1000 * Math.exp((mel - 15) * step);
};

/** [slots]: 0 for nothing, k for sentence k. A tone is loud most of the slot and has a peak; white noise has none. */
const sentenceOfSlots = (g: Graph, mel: string): string => {
  const loud = g.op('Relu', g.op('Sub', g.op('Reshape', mel, g.i([MELS, SLOTS, FRAMES / SLOTS])), g.f(LOUD)));
  const perFrame = g.op('ReduceMax', loud, { axes: [0], keepdims: 0 });
  const voiced = g.op('ReduceMean', g.op('Cast', g.op('Greater', perFrame, g.f(0)), { to: FLOAT }), { axes: [1], keepdims: 0 });
  const band = g.op('ReduceMean', loud, { axes: [2], keepdims: 0 });
  const peak = g.op('ReduceMax', band, { axes: [0], keepdims: 0 });
  const level = g.op('ReduceMean', band, { axes: [0], keepdims: 0 });
  const sentenceOfBand = Array.from({ length: MELS }, (_, index) => 1 + SENTENCES.findIndex(([hz]) => bandToHz(index) < hz));
  const pitch = g.op('Gather', g.f(sentenceOfBand), g.op('ArgMax', band, { axis: 0, keepdims: 0 }), { axis: 0 });
  const isTone = g.op('And', g.op('Greater', voiced, g.f(0.5)), g.op('Greater', g.op('Sub', peak, level), g.f(0.25)));
  return g.op('Mul', pitch, g.op('Cast', isTone, { to: FLOAT }));
};

/** [slots] flags: a sentence begins, or ends, in this slot. */
const boundaries = (g: Graph, heard: string): { starts: string; ends: string } => {
  const active = g.op('Greater', heard, g.f(0));
  const zero = g.f([0]);
  const part = (from: number, to: number): string => g.op('Slice', heard, g.i([from]), g.i([to]), g.i([0]));
  const before = g.op('Concat', zero, part(0, SLOTS - 1), { axis: 0 });
  const after = g.op('Concat', part(1, SLOTS), zero, { axis: 0 });
  const differs = (other: string): string => g.op('And', active, g.op('Not', g.op('Equal', heard, other)));
  return { starts: differs(before), ends: differs(after) };
};

interface TranscriptParts {
  /** [slots, 1 + words + 1]: start time, words, end time; -1 where there is no token. */
  readonly withTimes: string;
  readonly withoutTimes: string;
  /** The moment, in encoder steps of 20 ms, around which each token is spoken. */
  readonly times: string;
}

const transcript = (g: Graph, heard: string, tokens: WhisperTokens): TranscriptParts => {
  const zeroTime = tokens.id('<|0.00|>');
  const most = Math.max(...tokens.sentences.map((sentence) => sentence.length));
  const { starts, ends } = boundaries(g, heard);
  const none = g.f(-1);
  const rows = [[], ...tokens.sentences].map((row) => [...row, ...new Array<number>(most - row.length).fill(-1)]);
  const index = g.op('Cast', heard, { to: INT64 });
  const startTokens = column(g, g.op('Where', starts, g.f(slots.map((slot) => zeroTime + slot * SLOT_STEPS)), none));
  const endTokens = column(g, g.op('Where', ends, g.f(slots.map((slot) => zeroTime + (slot + 1) * SLOT_STEPS)), none));
  const words = g.op('Where', column(g, starts), g.op('Gather', g.f(rows.flat(), [rows.length, most]), index, { axis: 0 }), none);
  const counts = g.op('Gather', g.f([1, ...tokens.sentences.map((sentence) => sentence.length)]), index, { axis: 0 });
  const begin = g.f(slots.map((slot) => slot * SLOT_STEPS));
  const steps = g.op('Mul', g.op('Sub', g.op('Add', endSlot(g, ends), g.f(1)), g.f(slots)), g.f(SLOT_STEPS));
  const centres = g.f(Array.from({ length: most }, (_, word) => word + 0.5), [1, most]);
  const wordTimes = g.op('Add', column(g, begin), g.op('Mul', column(g, g.op('Div', steps, counts)), centres));
  const blank = g.f(new Array<number>(SLOTS).fill(-1), [SLOTS, 1]);
  return {
    withTimes: g.op('Concat', startTokens, words, endTokens, { axis: 1 }),
    withoutTimes: g.op('Concat', blank, words, blank, { axis: 1 }),
    times: g.op('Concat', column(g, g.op('Sub', begin, g.f(5))), wordTimes,
      column(g, g.op('Add', g.f(slots.map((slot) => (slot + 1) * SLOT_STEPS)), g.f(5))), { axis: 1 }),
  };
};

/** [slots]: the slot in which the sentence that starts here ends, the first end at or after it. */
const endSlot = (g: Graph, ends: string): string => {
  const later = slots.flatMap((from) => slots.map((to) => (to >= from ? to : 1e6)));
  const reachable = g.op('Where', g.op('Unsqueeze', ends, g.i([0])), g.f(later, [SLOTS, SLOTS]), g.f(1e6));
  return g.op('ReduceMin', reachable, { axes: [1], keepdims: 0 });
};

/** Drops the gaps of a token matrix and pads tokens with the end token, times with a moment after all. */
const listOf = (g: Graph, { matrix, times, end }: { matrix: string; times: string; end: number }): [string, string] => {
  const flat = g.op('Reshape', matrix, g.i([-1]));
  const keep = g.op('Greater', flat, g.f(-0.5));
  const pad = (x: string, value: number): string => g.op('Slice',
    g.op('Concat', g.op('Compress', x, keep, { axis: 0 }), g.f(new Array<number>(STATES).fill(value)), { axis: 0 }),
    g.i([0]), g.i([STATES]), g.i([0]));
  return [pad(flat, end), pad(g.op('Reshape', times, g.i([-1])), 2 * STATES)];
};
