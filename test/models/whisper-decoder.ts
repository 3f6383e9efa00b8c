import { BOOL, FLOAT, Graph, INT64 } from './onnx-writer.ts';
import { STATES } from './whisper-encoder.ts';
import type { WhisperTokens } from './whisper-tokens.ts';

const HEAD = 4;
const BATCH = 'batch_size';
const ENCODER_STEPS = 'encoder_sequence_length_out';

/**
 * Emits the encoder's list token by token. Its key/value cache holds the ids seen so far, from which it knows how far
 * it is; with cross attentions each token looks at the moment it is spoken, for word times.
 */
export const whisperDecoder = (tokens: WhisperTokens): Buffer => {
  const g = new Graph('whisper-fixed-decoder');
  const ids = g.input('input_ids', INT64, [BATCH, 'decoder_sequence_length']);
  const states = g.input('encoder_hidden_states', FLOAT, [BATCH, 'encoder_sequence_length', HEAD]);
  const past = cacheInputs(g);
  g.input('use_cache_branch', BOOL, [1]); // accepted and ignored

  const now = g.op('Mul', g.op('Reshape', g.op('Cast', ids, { to: FLOAT }), g.i([1, 1, -1, 1])), g.f([1, 1, 1, 1], [1, 1, 1, HEAD]));
  const cache = g.op('Concat', past, now, { axis: 2 });
  const progress = whereAmI(g, { ids, cache, tokens });
  const channel = (k: number): string =>
    g.op('Reshape', g.op('Slice', states, g.i([k]), g.i([k + 1]), g.i([2])), g.i([-1]));
  const clip = (x: string): string => g.op('Min', g.op('Max', x, g.i(0)), g.i(STATES - 1));

  const list = g.op('Where', progress.plain, channel(2), channel(0));
  const next = g.op('Gather', list, clip(g.op('Add', progress.own, g.i(1))), { axis: 0 });
  const size = tokens.vocabulary.size;
  const everyId = g.f(Array.from({ length: size }, (_, id) => id), [1, size]);
  const oneHot = g.op('Cast', g.op('Equal', g.op('Unsqueeze', next, g.i([1])), everyId), { to: FLOAT });
  g.output('logits', [BATCH, 'decoder_sequence_length', size], g.op('Unsqueeze', g.op('Mul', oneHot, g.f(20)), g.i([0])));

  const kept = g.op('Unsqueeze', states, g.i([1]));
  for (const kind of ['key', 'value']) {
    g.output(`present.0.decoder.${kind}`, [BATCH, 1, 'past_decoder_sequence_length + 1', HEAD], cache);
    g.output(`present.0.encoder.${kind}`, [BATCH, 1, ENCODER_STEPS, HEAD], kept);
  }
  const spoken = g.op('Gather', g.op('Where', progress.plain, channel(3), channel(1)), clip(progress.own), { axis: 0 });
  g.output('cross_attentions.0', [BATCH, 1, 'decoder_sequence_length', STATES], attention(g, progress.own, spoken));
  return g.build();
};

/** Declares the cache's inputs and gives back the decoder's keys, the only ones read. */
const cacheInputs = (g: Graph): string => {
  for (const kind of ['key', 'value']) {
    g.input(`past_key_values.0.decoder.${kind}`, FLOAT, [BATCH, 1, 'past_decoder_sequence_length', HEAD]);
    g.input(`past_key_values.0.encoder.${kind}`, FLOAT, [BATCH, 1, ENCODER_STEPS, HEAD]);
  }
  return 'past_key_values.0.decoder.key';
};

interface Place {
  readonly ids: string;
  readonly cache: string;
  readonly tokens: WhisperTokens;
}

/** `own`: place of each new token in the transcript, negative inside the prompt. `plain`: no timestamps were asked for. */
const whereAmI = (g: Graph, { ids, cache, tokens }: Place): { own: string; plain: string } => {
  const history = g.op('Reshape', g.op('Slice', cache, g.i([0]), g.i([1]), g.i([3])), g.i([-1]));
  const sizeOf = (x: string): string => g.op('Gather', g.op('Shape', x), g.i(0), { axis: 0 });
  const total = sizeOf(history);
  const fresh = sizeOf(g.op('Reshape', ids, g.i([-1])));
  const noTimes = tokens.id('<|notimestamps|>');
  // The prompt ends with the last control token.
  const control = g.op('And',
    g.op('Greater', history, g.f(tokens.id('<|startoftranscript|>') - 0.5)), g.op('Less', history, g.f(noTimes + 0.5)));
  const lastControl = g.op('ReduceMax', g.op('Where', control, g.op('Range', g.i(0), total, g.i(1)), g.i(-1)), { axes: [0], keepdims: 0 });
  const isNoTimes = g.op('Cast', g.op('Equal', history, g.f(noTimes)), { to: FLOAT });
  return {
    plain: g.op('Greater', g.op('ReduceMax', isNoTimes, { axes: [0], keepdims: 0 }), g.f(0.5)),
    own: g.op('Sub', g.op('Range', g.op('Sub', total, fresh), total, g.i(1)), g.op('Add', lastControl, g.i(1))),
  };
};

/** A bell around the moment each token is spoken; the prompt looks at the time before the sound. */
const attention = (g: Graph, own: string, spoken: string): string => {
  const beforeSound = g.op('Mul', g.op('Cast', own, { to: FLOAT }), g.f(20));
  const centre = g.op('Where', g.op('Less', own, g.i(0)), beforeSound, spoken);
  const step = g.f(Array.from({ length: STATES }, (_, index) => index), [1, STATES]);
  const distance = g.op('Div', g.op('Sub', step, g.op('Unsqueeze', centre, g.i([1]))), g.f(10));
  const weight = g.op('Div', g.f(1), g.op('Add', g.f(1), g.op('Mul', distance, distance)));
  const share = g.op('Div', weight, g.op('ReduceSum', weight, g.i([1]), { keepdims: 1 }));
  return g.op('Unsqueeze', share, g.i([0, 1]));
};
