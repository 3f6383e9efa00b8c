import { whisperDecoder } from './whisper-decoder.ts';
import { FRAMES, MELS, STATES, whisperEncoder } from './whisper-encoder.ts';
import { LANGUAGES, whisperTokens, type WhisperTokens } from './whisper-tokens.ts';
import { addedToken, type Repository } from './word-pieces.ts';

/** A Whisper that "hears" one fixed sentence for each pitch of a pure tone; silence and noise give nothing. */
export const whisperFixed = (): Repository => {
  const tokens = whisperTokens();
  const end = tokens.id('<|endoftext|>');
  const common = {
    bos_token_id: end, eos_token_id: end, pad_token_id: end, decoder_start_token_id: tokens.id('<|startoftranscript|>'),
    begin_suppress_tokens: null, suppress_tokens: [],
  };
  return {
    'config.json': {
      ...common, architectures: ['WhisperForConditionalGeneration'], model_type: 'whisper', is_encoder_decoder: true,
      d_model: 4, encoder_layers: 1, decoder_layers: 1, encoder_attention_heads: 1, decoder_attention_heads: 1,
      encoder_ffn_dim: 4, decoder_ffn_dim: 4, num_hidden_layers: 1, num_mel_bins: MELS, vocab_size: tokens.vocabulary.size,
      max_source_positions: STATES, max_target_positions: 448, max_length: 448, median_filter_width: 7,
    },
    'generation_config.json': generationConfig(tokens, common),
    'preprocessor_config.json': {
      chunk_length: 30, feature_extractor_type: 'WhisperFeatureExtractor', feature_size: MELS, hop_length: 160, n_fft: 400,
      n_samples: 480000, nb_max_frames: FRAMES, padding_side: 'right', padding_value: 0, processor_class: 'WhisperProcessor',
      return_attention_mask: false, sampling_rate: 16000,
    },
    'tokenizer.json': tokenizer(tokens),
    'tokenizer_config.json': {
      add_prefix_space: false, ...SPECIAL, clean_up_tokenization_spaces: true, errors: 'replace', model_max_length: 448,
      processor_class: 'WhisperProcessor', return_attention_mask: false, tokenizer_class: 'WhisperTokenizer',
    },
    'special_tokens_map.json': SPECIAL,
    'onnx/encoder_model.onnx': whisperEncoder(tokens),
    'onnx/decoder_model_merged.onnx': whisperDecoder(tokens),
  };
};

const SPECIAL = { bos_token: '<|endoftext|>', eos_token: '<|endoftext|>', pad_token: '<|endoftext|>', unk_token: '<|endoftext|>' };

const generationConfig = ({ id }: WhisperTokens, common: object): object => ({
  ...common, is_multilingual: true, max_initial_timestamp_index: 50, max_length: 448, return_timestamps: false,
  no_timestamps_token_id: id('<|notimestamps|>'), prev_sot_token_id: id('<|startofprev|>'),
  lang_to_id: Object.fromEntries(LANGUAGES.map((code) => [`<|${code}|>`, id(`<|${code}|>`)])),
  task_to_id: { transcribe: id('<|transcribe|>'), translate: id('<|translate|>') },
  alignment_heads: [[0, 0]],
});

const tokenizer = ({ id, special, vocabulary, merges }: WhisperTokens): object => {
  const byteLevel = { type: 'ByteLevel', trim_offsets: true, use_regex: true };
  const token = (name: string): object => ({ SpecialToken: { id: name, type_id: 0 } });
  const sequence = (name: string, type: number): object => ({ Sequence: { id: name, type_id: type } });
  const framing = ['<|startoftranscript|>', '<|notimestamps|>', '<|endoftext|>'];
  return {
    version: '1.0', truncation: null, padding: null, normalizer: null,
    added_tokens: special.map((name) => addedToken(id(name), name)),
    pre_tokenizer: { ...byteLevel, add_prefix_space: false },
    post_processor: {
      type: 'TemplateProcessing',
      single: [token('<|startoftranscript|>'), token('<|notimestamps|>'), sequence('A', 0), token('<|endoftext|>')],
      pair: [sequence('A', 0), sequence('B', 1)],
      special_tokens: Object.fromEntries(framing.map((name) => [name, { id: name, ids: [id(name)], tokens: [name] }])),
    },
    decoder: { ...byteLevel, add_prefix_space: true },
    model: {
      type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false,
      byte_fallback: false, ignore_merges: false, merges: merges.map((pair) => pair.join(' ')),
      vocab: Object.fromEntries([...vocabulary].filter(([name]) => !special.includes(name))),
    },
  };
};
