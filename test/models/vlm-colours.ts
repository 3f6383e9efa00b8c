import { COLOURS } from './colours.ts';
import { BOOL, FLOAT, Graph, INT64 } from './onnx-writer.ts';
import { addedToken, SPECIAL, SPECIAL_TOKENS, wordPieceTokenizer, type Repository } from './word-pieces.ts';

const MARKS = ['<image>', '<fake_token_around_image>', '<global-img>', '<end_of_utterance>', '<|im_start|>'];
/** What it says where it was shown no picture; and the word that keeps it talking. */
const UNSEEN = 'unseen';
export const FOREVER = 'forever';
const COLOUR_NAMES = Object.keys(COLOURS);
const VOCABULARY = [...SPECIAL, ...MARKS, ':', '.', 'user', 'assistant', 'the', 'picture', 'is', UNSEEN, FOREVER, ...COLOUR_NAMES];
const SIZE = VOCABULARY.length;
/** Behind one place for each token: red, green, blue, whether it is a picture, whether it is to go on forever. */
const RED = SIZE;
const PICTURE = SIZE + 3;
const ON = SIZE + 4;
const WIDTH = SIZE + 5;
/** Tokens that stand for one picture, and the side of the square that it is brought to. */
const TOKENS_PER_PICTURE = 2;
const SIDE = 32;

/**
 * A language model that sees, in the layout of SmolVLM: it says "the picture is red." of the mean colour of what it is
 * shown (of several pictures together, channel by channel the highest), and without end where it is told "forever".
 */
export const vlmColours = (): Repository => ({
  'config.json': {
    model_type: 'idefics3', architectures: ['Idefics3ForConditionalGeneration'], image_token_id: id('<image>'), pad_token_id: 0,
    eos_token_id: id('<end_of_utterance>'), vocab_size: SIZE,
    text_config: {
      model_type: 'llama', hidden_size: WIDTH, head_dim: WIDTH, num_attention_heads: 1, num_key_value_heads: 1, num_hidden_layers: 1,
      max_position_embeddings: 2_048, vocab_size: SIZE,
    },
    vision_config: { model_type: 'idefics3', image_size: SIDE, patch_size: 16 },
  },
  'generation_config.json': { eos_token_id: id('<end_of_utterance>'), bos_token_id: id('<|im_start|>'), pad_token_id: 0 },
  'preprocessor_config.json': {
    image_processor_type: 'Idefics3ImageProcessor', processor_class: 'Idefics3Processor', do_convert_rgb: true, do_resize: true,
    size: { longest_edge: 4 * SIDE }, max_image_size: { longest_edge: SIDE }, do_image_splitting: true, do_rescale: true, rescale_factor: 1 / 255,
    do_normalize: true, image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5], do_pad: true, resample: 1,
  },
  'processor_config.json': { processor_class: 'Idefics3Processor', image_seq_len: TOKENS_PER_PICTURE },
  'tokenizer.json': {
    ...wordPieceTokenizer(VOCABULARY), post_processor: null,
    added_tokens: [...SPECIAL, ...MARKS].map((name) => addedToken(id(name), name)),
  },
  'tokenizer_config.json': { ...SPECIAL_TOKENS, eos_token: '<end_of_utterance>', do_lower_case: true, tokenizer_class: 'BertTokenizer', model_max_length: 2_048 },
  'onnx/embed_tokens.onnx': embedTokens(),
  'onnx/vision_encoder.onnx': visionEncoder(),
  'onnx/decoder_model_merged.onnx': decoder(),
});

const id = (token: string): number => VOCABULARY.indexOf(token);
const oneHot = (place: number, value = 1, width = SIZE): number[] => Array.from({ length: width }, (_, index) => (index === place ? value : 0));

const embedTokens = (): Buffer => {
  const g = new Graph('vlm-colours-embed');
  const ids = g.input('input_ids', INT64, ['batch_size', 'sequence_length']);
  const rows = VOCABULARY.flatMap((word, index) => {
    const row = oneHot(index, 1, WIDTH);
    if (word === FOREVER) row[ON] = 1;
    return row;
  });
  g.output('inputs_embeds', ['batch_size', 'sequence_length', WIDTH], g.op('Gather', g.f(rows, [SIZE, WIDTH]), ids, { axis: 0 }));
  return g.build();
};

const visionEncoder = (): Buffer => {
  const g = new Graph('vlm-colours-vision');
  const pixels = g.input('pixel_values', FLOAT, ['batch_size', 'num_images', 3, 'height', 'width']);
  g.input('pixel_attention_mask', BOOL, ['batch_size', 'num_images', 'height', 'width']); // accepted and ignored
  const mean = g.op('Reshape', g.op('ReduceMean', pixels, { axes: [3, 4], keepdims: 0 }), g.i([-1, 3]));
  const rgb = g.op('Add', g.op('Mul', mean, g.f(0.5)), g.f(0.5));
  const places = g.f([0, 1, 2].flatMap((channel) => oneHot(RED + channel, 1, WIDTH)), [3, WIDTH]);
  const feature = g.op('Add', g.op('MatMul', rgb, places), g.f(oneHot(PICTURE, 1, WIDTH)));
  const one = g.op('Unsqueeze', feature, g.i([1]));
  g.output('image_features', ['num_images', TOKENS_PER_PICTURE, WIDTH], g.op('Concat', ...new Array<string>(TOKENS_PER_PICTURE).fill(one), { axis: 1 }));
  return g.build();
};

/** Its cache holds what it has read, so that it still knows the colour when the word for it is due. */
const decoder = (): Buffer => {
  const g = new Graph('vlm-colours-decoder');
  const embeds = g.input('inputs_embeds', FLOAT, ['batch_size', 'sequence_length', WIDTH]);
  g.input('attention_mask', INT64, ['batch_size', 'total_sequence_length']); // accepted and ignored
  const now = g.op('Unsqueeze', embeds, g.i([1]));
  for (const kind of ['key', 'value']) {
    const past = g.input(`past_key_values.0.${kind}`, FLOAT, ['batch_size', 1, 'past_sequence_length', WIDTH]);
    g.output(`present.0.${kind}`, ['batch_size', 1, 'total_sequence_length', WIDTH], g.op('Concat', past, now, { axis: 2 }));
  }
  const seen = g.op('ReduceMax', 'present.0.key', { axes: [0, 1, 2], keepdims: 0 });
  const part = (from: number, to: number): string => g.op('Slice', seen, g.i([from]), g.i([to]), g.i([0]));
  const isToken = (token: string): string => g.op('Slice', embeds, g.i([id(token)]), g.i([id(token) + 1]), g.i([2]));
  const words = g.op('Slice', embeds, g.i([0]), g.i([SIZE]), g.i([2]));
  const always = g.op('MatMul', words, g.f(VOCABULARY.flatMap((word) => oneHot(id(NEXT[word] ?? '[UNK]'), 10)), [SIZE, SIZE]));
  const colour = g.op('Mul', isToken('is'), colourWord(g, part(RED, RED + 3), part(PICTURE, PICTURE + 1)));
  const again = g.op('Mul', isToken('.'), g.op('Mul', part(ON, ON + 1), g.f(oneHot(id('the'), 20))));
  g.output('logits', ['batch_size', 'sequence_length', SIZE], g.op('Add', g.op('Add', always, colour), again));
  return g.build();
};

const NEXT: Readonly<Record<string, string>> = {
  ':': 'the', the: 'picture', picture: 'is', [UNSEEN]: '.', '.': '<end_of_utterance>', ...Object.fromEntries(COLOUR_NAMES.map((name) => [name, '.'])),
};

/** Scores of the words: the nearest colour's is the highest, far above all others; `UNSEEN` where there was no picture. */
const colourWord = (g: Graph, rgb: string, picture: string): string => {
  const prototypes = Object.values(COLOURS).map(({ prototypes: [first = [0, 0, 0]] }) => first);
  const across = g.f([0, 1, 2].flatMap((channel) => prototypes.map((prototype) => 2 * (prototype[channel] ?? 0))), [3, prototypes.length]);
  // |a − b|² without |a|², which is the same for all.
  const nearness = g.op('Sub', g.op('MatMul', g.op('Reshape', rgb, g.i([1, 3])), across), g.f(prototypes.map((one) => one.reduce((sum, x) => sum + x * x, 0))));
  const score = g.op('Mul', g.op('Add', nearness, g.f(5)), g.op('Mul', picture, g.f(10)));
  const table = g.f(COLOUR_NAMES.flatMap((name) => oneHot(id(name))), [COLOUR_NAMES.length, SIZE]);
  // Above the 10 that every word gives to the one that follows it.
  return g.op('Add', g.op('MatMul', score, table), g.f(oneHot(id(UNSEEN), 15)));
};
