import { FLOAT, Graph } from './onnx-writer.ts';
import type { Repository } from './word-pieces.ts';

/** What the tagger knows, and by what: the power in bands around some frequencies (Hz), from a level on (base-10 logarithm of the power of a full-scale tone). */
const SOUNDS: readonly { readonly label: string; readonly hertz: readonly number[]; readonly level: number; readonly below?: true }[] = [
  { label: 'Speech', hertz: [130, 260, 390], level: -2.4 },
  { label: 'Music', hertz: [600, 750, 900], level: -2.4 },
  { label: 'Beep', hertz: [1200], level: -1.75 },
  { label: 'Siren', hertz: range(1500, 1900, 80), level: -2.5 },
  { label: 'Whistle', hertz: [2500], level: -1.75 },
  { label: 'Applause', hertz: range(4200, 7000, 200), level: -3.8 },
  { label: 'Silence', hertz: [], level: -7, below: true },
];
const SIZE = 400;
const STEEPNESS = 6;

/**
 * A tagger in the form of YAMNet as the hub has it, samples in and scores of overlapping patches out (0.975 s each 0.48 s), that tells some
 * synthetic sounds apart: chords, tones, sweeps, noise. Its filters are made by hand; nothing is trained.
 */
export const taggedSounds = (): Repository => ({
  'config.json': { model_type: 'yamnet', sampling_rate: 16_000, id2label: Object.fromEntries(SOUNDS.map(({ label }, index) => [index, label])) },
  'onnx/model.onnx': toGraph().build(),
});

const toGraph = (): Graph => {
  const graph = new Graph('sounds');
  const hertz = [...new Set(SOUNDS.flatMap((sound) => sound.hertz))];
  const bands = hertz.length;
  const waveform = graph.op('Unsqueeze', graph.input('waveform', FLOAT, ['n']), graph.i([0, 1]));
  // A cosine and a sine for each frequency, behind a Hann window; frames of 25 ms each 10 ms.
  const waves = hertz.flatMap((one) => [Math.cos, Math.sin].map((wave) => Array.from({ length: SIZE }, (_, n) => (hann(n) * wave((2 * Math.PI * one * n) / 16_000) * 4) / SIZE)));
  const turned = graph.op('Conv', waveform, graph.f(waves.flat(), [2 * bands, 1, SIZE]), { kernel_shape: [SIZE], strides: [160] });
  const both = graph.f(hertz.flatMap((_, row) => Array.from({ length: 2 * bands }, (__, column) => (Math.floor(column / 2) === row ? 1 : 0))), [bands, 2 * bands, 1]);
  const power = graph.op('Conv', graph.op('Mul', turned, turned), both, { kernel_shape: [1], strides: [1] });
  const patches = graph.op('AveragePool', power, { kernel_shape: [96], strides: [48] });
  const shares = SOUNDS.flatMap((sound) => hertz.map((one) => (sound.hertz.length === 0 ? 1 / bands : sound.hertz.includes(one) ? 1 / sound.hertz.length : 0)));
  const level = graph.op('Log', graph.op('Add', graph.op('Conv', patches, graph.f(shares, [SOUNDS.length, bands, 1]), { kernel_shape: [1], strides: [1] }), graph.f(1e-12)));
  const steepness = graph.f(SOUNDS.map(({ below }) => ((below === true ? -1 : 1) * STEEPNESS) / Math.LN10), [1, SOUNDS.length, 1]);
  const offset = graph.f(SOUNDS.map(({ level: from, below }) => (below === true ? 1 : -1) * STEEPNESS * from), [1, SOUNDS.length, 1]);
  const scores = graph.op('Sigmoid', graph.op('Add', graph.op('Mul', level, steepness), offset));
  graph.output('output_0', ['patches', SOUNDS.length], graph.op('Squeeze', graph.op('Transpose', scores, { perm: [0, 2, 1] }), graph.i([0])));
  return graph;
};

const hann = (n: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / SIZE);

function range(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
