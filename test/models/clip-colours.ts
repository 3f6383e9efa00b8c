import { BRIGHTNESS, COLOURS, NEUTRAL, POSITIONS } from './colours.ts';
import { FLOAT, Graph, INT64 } from './onnx-writer.ts';
import { rotation } from './vectors.ts';
import { SPECIAL, SPECIAL_TOKENS, wordPieceTokenizer, type Repository } from './word-pieces.ts';

const DIMENSIONS = 64;
/** Real CLIP embeddings are not normalised either: their length is about 10. */
const LENGTH = 10;
const CELLS = 14;
/** Sharpness of the decision between colours: squared distance in RGB. */
const TAU = 0.03;
const MEAN = [0.48145466, 0.4578275, 0.40821073] as const;
const STD = [0.26862954, 0.26130258, 0.27577711] as const;

const names = Object.keys(COLOURS);
const positions = Object.keys(POSITIONS);
const features = names.length * positions.length + BRIGHTNESS.length;
const basis = rotation(DIMENSIONS, 'clip-colours');
const projection = basis.slice(0, features).flat().map((x) => x * LENGTH);
/** Where texts without a known word point: no picture does, so their similarity to every picture is 0. */
const nowhere = (basis.at(-1) ?? []).map((x) => x * LENGTH);

/**
 * A dual encoder with CLIP's interface that truly knows colours and where they are. Picture: how much of each colour is
 * in the whole and in its halves, how bright or dark it is. Text: its colour words, each bound to a position word nearby.
 */
export const clipColours = (): Repository => ({
  'config.json': {
    architectures: ['CLIPModel'], model_type: 'clip', projection_dim: DIMENSIONS, logit_scale_init_value: 2.6592,
    text_config: { model_type: 'clip_text_model', hidden_size: DIMENSIONS, vocab_size: vocabulary.length, max_position_embeddings: 77 },
    vision_config: { model_type: 'clip_vision_model', hidden_size: DIMENSIONS, image_size: 224, patch_size: 16 },
  },
  'preprocessor_config.json': {
    crop_size: { height: 224, width: 224 }, do_center_crop: true, do_convert_rgb: true, do_normalize: true,
    do_rescale: true, do_resize: true, feature_extractor_type: 'CLIPFeatureExtractor',
    image_mean: MEAN, image_processor_type: 'CLIPFeatureExtractor', image_std: STD,
    resample: 3, rescale_factor: 1 / 255, size: { shortest_edge: 224 },
  },
  'tokenizer.json': wordPieceTokenizer(vocabulary),
  'tokenizer_config.json': { ...SPECIAL_TOKENS, do_lower_case: true, model_max_length: 77, tokenizer_class: 'CLIPTokenizer' },
  'special_tokens_map.json': SPECIAL_TOKENS,
  'onnx/vision_model.onnx': visionTower(),
  'onnx/text_model.onnx': textTower(),
});

const visionTower = (): Buffer => {
  const g = new Graph('clip-colours-vision');
  const pixels = g.input('pixel_values', FLOAT, ['batch_size', 3, 224, 224]);
  const grid = g.op('AveragePool', pixels, { kernel_shape: [16, 16], strides: [16, 16] });
  const colours = coloursOfCells(g, grid);
  const where = g.op('Reshape', g.op('MatMul', g.f(regions(), [positions.length, CELLS * CELLS]), colours),
    g.i([0, positions.length * names.length]));
  const rgb = g.op('Add', g.op('Mul', grid, g.f(STD, [3, 1, 1])), g.f(MEAN, [3, 1, 1]));
  const light = g.op('Reshape', g.op('ReduceMean', rgb, { axes: [1, 2, 3], keepdims: 1 }), g.i([0, 1]));
  const ramp = (from: number, to: number): string => g.op('Mul', g.f(0.8), g.op('Clip',
    g.op('Mul', g.op('Sub', light, g.f(from)), g.f(1 / (to - from))), g.f(0), g.f(1)));
  const all = g.op('Concat', where, ramp(0.55, 0.9), ramp(0.35, 0.05), { axis: 1 });
  g.output('image_embeds', ['batch_size', DIMENSIONS],
    g.op('MatMul', g.normalise(all, 1), g.f(projection, [features, DIMENSIONS])));
  return g.build();
};

/**
 * [n, cells, colours]: softmax(-|pixel - prototype|² / tau), which is a 1×1 convolution since
 * softmax((2 p·x - |p|²) / tau) is the same; CLIP's normalisation is undone in its weights.
 */
const coloursOfCells = (g: Graph, grid: string): string => {
  const prototypes = Object.entries(COLOURS).flatMap(([name, { prototypes: all }]) => all.map((rgb) => ({ name, rgb })));
  const channels = [0, 1, 2] as const;
  const weights = prototypes.flatMap(({ rgb }) => channels.map((c) => (2 * rgb[c] * STD[c]) / TAU));
  const biases = prototypes.map(({ rgb }) => channels.reduce<number>((sum, c) => sum + (2 * rgb[c] * MEAN[c] - rgb[c] ** 2) / TAU, 0));
  const scores = g.op('Conv', grid, g.f(weights, [prototypes.length, 3, 1, 1]), g.f(biases), { kernel_shape: [1, 1] });
  const rows = g.op('Transpose', g.op('Reshape', scores, g.i([0, prototypes.length, CELLS * CELLS])), { perm: [0, 2, 1] });
  const toName = prototypes.flatMap(({ name }) => names.map((other) => (other === name ? 1 : 0)));
  return g.op('MatMul', g.op('Softmax', rows, { axis: 2 }), g.f(toName, [prototypes.length, names.length]));
};

const regions = (): number[] => positions.flatMap((position) => Array.from({ length: CELLS * CELLS }, (_, cell) => {
  const x = cell % CELLS;
  const y = Math.floor(cell / CELLS);
  if (position === 'whole') return 2 / CELLS ** 2;
  const inside: Record<string, boolean> = { left: x < 7, right: x >= 7, top: y < 7, bottom: y >= 7 };
  return inside[position] === true ? 2 / CELLS ** 2 : 0;
}));

const vocabulary = [...new Set([
  ...SPECIAL, ...NEUTRAL, ...Object.values(COLOURS).flatMap(({ words }) => words), ...Object.values(POSITIONS).flat(), ...BRIGHTNESS.flat(),
])];

/** The text tower takes `input_ids` alone, as the hub's CLIP does; padding has no meaning in it. */
const textTower = (): Buffer => {
  const g = new Graph('clip-colours-text');
  const ids = g.input('input_ids', INT64, ['batch_size', 'sequence_length']);
  const lookup = (groups: readonly (readonly string[])[]): string => {
    const table = vocabulary.flatMap((word) => groups.map((words) => (words.includes(word) ? 1 : 0)));
    return g.op('Gather', g.f(table, [vocabulary.length, groups.length]), ids, { axis: 0 });
  };
  const colours = lookup(Object.values(COLOURS).map(({ words }) => words));
  const bound = g.op('MatMul', bindingByDistance(g, ids), lookup(Object.values(POSITIONS)));
  // A colour without a position word nearby is about the whole picture.
  const free = g.op('Clip', g.op('Sub', g.f(1),
    g.op('Mul', g.op('ReduceSum', bound, g.i([2]), { keepdims: 1 }), g.f(2))), g.f(0), g.f(1));
  const place = g.op('Add', bound, g.op('Mul', free, g.f(positions.map((p) => (p === 'whole' ? 1 : 0)))));
  const where = g.op('Reshape', g.op('MatMul', g.op('Transpose', place, { perm: [0, 2, 1] }), colours),
    g.i([0, positions.length * names.length]));
  const brightness = g.op('Clip', g.op('ReduceSum', lookup(BRIGHTNESS), g.i([1]), { keepdims: 0 }), g.f(0), g.f(1));
  const all = g.op('Concat', where, brightness, { axis: 1 });
  const meaning = g.op('MatMul', g.normalise(all, 1), g.f(projection, [features, DIMENSIONS]));
  const known = g.op('Clip', g.op('Mul', g.op('ReduceL2', all, { axes: [1], keepdims: 1 }), g.f(1000)), g.f(0), g.f(1));
  g.output('text_embeds', ['batch_size', DIMENSIONS],
    g.op('Add', meaning, g.op('Mul', g.op('Sub', g.f(1), known), g.f(nowhere))));
  return g.build();
};

/** [t, t]: how strongly the colour at i belongs to the position word at j: strongest just after it, weaker before. */
const bindingByDistance = (g: Graph, ids: string): string => {
  const length = g.op('Gather', g.op('Shape', ids), g.i(1), { axis: 0 });
  const range = g.op('Cast', g.op('Range', g.i(0), length, g.i(1)), { to: FLOAT });
  const distance = g.op('Sub', g.op('Unsqueeze', range, g.i([0])), g.op('Unsqueeze', range, g.i([1])));
  const decay = g.op('Exp', g.op('Mul', g.op('Sub', g.op('Abs', distance), g.f(1)), g.f(-0.5)));
  const after = g.op('Cast', g.op('Greater', distance, g.f(0)), { to: FLOAT });
  const before = g.op('Mul', g.op('Cast', g.op('Less', distance, g.f(0)), { to: FLOAT }), g.f(0.3));
  return g.op('Mul', decay, g.op('Add', after, before));
};
