import { InferenceSession, type Tensor } from 'onnxruntime-node';
import { ModelBrokenError } from '../worker/model-broken.ts';

/** Graph rewrites of onnxruntime that fail on some quantised files, which load well without them (onnxruntime #28306). */
const REWRITE_FAILED = /TransposeDQWeights|Missing required scale|LayerNormFusion/;

type Level = 'all' | 'basic';

/** Runs `open` with all graph rewrites, and again with only the basic ones where the others fail on this file. */
export const withRewriteFallback = async <T>(open: (level: Level) => Promise<T>): Promise<T> => {
  try {
    return await open('all');
  } catch (error) {
    if (!REWRITE_FAILED.test(String(error))) throw error;
    return open('basic');
  }
};

/**
 * Threads beyond the cores, or parallel execution, halve the speed; the arena only costs memory (all measured). Without
 * `x64quantprecision` the 8-bit kernels saturate on x86 processors that have no VNNI, and give other vectors there.
 */
export const sessionOptions = (threads: number, level: Level): InferenceSession.SessionOptions => ({
  executionProviders: ['cpu'],
  intraOpNumThreads: threads,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  graphOptimizationLevel: level,
  logSeverityLevel: 3,
  extra: { session: { x64quantprecision: '1', intra_op: { allow_spinning: '0' } } },
});

/** Opens an `.onnx` file with these options. Rejects with `ModelBrokenError` where it cannot be. */
export const openSession = async (path: string, threads: number): Promise<InferenceSession> => {
  try {
    return await withRewriteFallback((level) => InferenceSession.create(path, sessionOptions(threads, level)));
  } catch (cause) {
    throw new ModelBrokenError(whyNot(path, cause instanceof Error ? cause.message : String(cause)), { cause });
  }
};

/** onnxruntime mostly names the file itself, and ends with a full stop that the sentence around it has, too. */
const whyNot = (path: string, said: string): string => {
  const plain = said.replace(/failed:(?=\S)/, 'failed: ').replace(/(?<![\s.])[\s.]+$/, '');
  return plain.includes(path) ? plain : `${path}: ${plain}`;
};

type Feeds = Readonly<Record<string, Tensor>>;

/** One run: feeds what the graph asks for, gives the floats of the first named output that it has, frees the rest. */
export const runFloats = async (session: InferenceSession, feeds: Feeds, outputs: readonly string[]): Promise<Float32Array> => {
  const wanted = outputs.find((name) => session.outputNames.includes(name));
  if (wanted === undefined) throw new ModelBrokenError(`it has none of the outputs ${outputs.join(', ')}`);
  const used = Object.fromEntries(Object.entries(feeds).filter(([name]) => session.inputNames.includes(name)));
  const results = await session.run(used, [wanted]);
  try {
    const data = results[wanted]?.data;
    if (!(data instanceof Float32Array)) throw new ModelBrokenError(`its output ${wanted} is not made of floats`);
    return data.slice();
  } finally {
    for (const tensor of [...Object.values(feeds), ...Object.values(results)]) tensor.dispose();
  }
};
