export const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

export const SPECIAL_TOKENS = {
  cls_token: '[CLS]', mask_token: '[MASK]', pad_token: '[PAD]', sep_token: '[SEP]', unk_token: '[UNK]',
};

export const addedToken = (id: number, content: string): object =>
  ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true });

/** The tokenizer.json of a lower-casing WordPiece tokenizer ([CLS] … [SEP], as BERT's). */
export const wordPieceTokenizer = (vocabulary: readonly string[]): object => {
  const item = (name: string): object => ({ id: name, ids: [vocabulary.indexOf(name)], tokens: [name] });
  const token = (id: string, type: number): object => ({ SpecialToken: { id, type_id: type } });
  const sequence = (id: string, type: number): object => ({ Sequence: { id, type_id: type } });
  return {
    version: '1.0', truncation: null, padding: null,
    added_tokens: SPECIAL.map((content, id) => addedToken(id, content)),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [token('[CLS]', 0), sequence('A', 0), token('[SEP]', 0)],
      pair: [token('[CLS]', 0), sequence('A', 0), token('[SEP]', 0), sequence('B', 1), token('[SEP]', 1)],
      special_tokens: { '[CLS]': item('[CLS]'), '[SEP]': item('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, index) => [word, index])),
    },
  };
};

/** A hub repository in memory: path in the repository → bytes, or an object that becomes JSON. */
export type Repository = Readonly<Record<string, Buffer | object>>;
