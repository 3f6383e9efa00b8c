import { Graph, INT8, INT64, FLOAT } from './onnx-writer.ts';
import { STOP_WORDS, TOPICS } from './synonyms.ts';
import { direction, unit } from './vectors.ts';
import { SPECIAL, SPECIAL_TOKENS, wordPieceTokenizer, type Repository } from './word-pieces.ts';

const DIMENSIONS = 64;

/**
 * Sentence embeddings from hand-written synonym groups: a word is 0.80 of its group, 0.45 of its topic and 0.30 of
 * itself, so two words of a group have a cosine of about 0.9, two groups of a topic 0.2, anything else 0. Unknown words
 * are spelt in letter pairs: the same unknown word always gets the same vector.
 */
export const minilmWords = (): Repository => {
  const vectors = allVectors();
  const vocabulary = [...vectors.keys()];
  return {
    'config.json': {
      architectures: ['BertModel'], model_type: 'bert', hidden_size: DIMENSIONS, num_hidden_layers: 1, num_attention_heads: 1,
      intermediate_size: DIMENSIONS, max_position_embeddings: 512, type_vocab_size: 2, vocab_size: vocabulary.length, pad_token_id: 0,
    },
    'tokenizer.json': wordPieceTokenizer(vocabulary),
    'tokenizer_config.json': { ...SPECIAL_TOKENS, do_lower_case: true, model_max_length: 512, tokenizer_class: 'BertTokenizer' },
    'special_tokens_map.json': SPECIAL_TOKENS,
    'onnx/model.onnx': lookupGraph([...vectors.values()]),
  };
};

const lookupGraph = (rows: readonly number[][]): Buffer => {
  const scales = rows.map((row) => Math.max(...row.map(Math.abs)) / 127 || 0);
  const table = rows.flatMap((row, index) => {
    const scale = scales[index] ?? 0;
    return row.map((x) => (scale > 0 ? Math.round(x / scale) : 0));
  });
  const g = new Graph('minilm-words');
  const dims = ['batch_size', 'sequence_length'];
  const ids = g.input('input_ids', INT64, dims);
  const mask = g.input('attention_mask', INT64, dims);
  g.input('token_type_ids', INT64, dims); // accepted and ignored, as by a model with one segment
  const words = g.op('Mul',
    g.op('Cast', g.op('Gather', g.constant(INT8, table, [rows.length, DIMENSIONS]), ids, { axis: 0 }), { to: FLOAT }),
    g.op('Gather', g.f(scales, [rows.length, 1]), ids, { axis: 0 }));
  const shown = g.op('Unsqueeze', g.op('Cast', mask, { to: FLOAT }), g.i([2]));
  g.output('last_hidden_state', [...dims, DIMENSIONS], g.op('Mul', words, shown));
  return g.build();
};

const allVectors = (): Map<string, number[]> => {
  const vectors = new Map<string, number[]>();
  // [CLS] has a very short vector of its own, so that an empty text still has a direction.
  for (const name of SPECIAL) vectors.set(name, name === '[CLS]' ? piece(name, 0.002) : new Array<number>(DIMENSIONS).fill(0));
  // A word keeps its first meaning.
  const add = (word: string, vector: () => number[]): void => {
    if (!vectors.has(word)) vectors.set(word, vector());
  };
  for (const [topic, groups] of Object.entries(TOPICS)) {
    for (const words of groups.split('|').map((group) => group.split(' ').filter((word) => /^[a-z]+$/.test(word)))) {
      for (const word of words) add(word, () => meaning(topic, words[0] ?? word, word));
    }
  }
  for (const word of STOP_WORDS.split(' ')) add(word, () => piece(word, 0.03));
  for (const ending of ['s', 'es', 'ed', 'ing', 'ly', 'er', 'ers']) add(`##${ending}`, () => piece(ending, 0.03));
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const symbol of [...letters, ...'0123456789']) {
    add(symbol, () => piece(symbol, 0.3));
    add(`##${symbol}`, () => piece(`##${symbol}`, 0.3));
  }
  for (const a of letters) for (const b of letters) add(`##${a}${b}`, () => piece(`##${a}${b}`, 0.45));
  return vectors;
};

const piece = (word: string, length: number): number[] => direction(`piece:${word}`, DIMENSIONS).map((x) => x * length);

const meaning = (topic: string, group: string, word: string): number[] => {
  const ofGroup = direction(`group:${group}`, DIMENSIONS);
  const ofTopic = direction(`topic:${topic}`, DIMENSIONS);
  const own = direction(`word:${word}`, DIMENSIONS);
  return unit(ofGroup.map((x, d) => 0.8 * x + 0.45 * (ofTopic[d] ?? 0) + 0.3 * (own[d] ?? 0)));
};
