import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import type { OnnxSpec, VadOutput, VadInput } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { openSession } from './onnx-session.ts';
import { WINDOW } from '../speech/vad/audio-windows.ts';
import { CONTEXT } from '../speech/vad/vad-shape.ts';

/** Silero's voice detector. Its memory travels with the question, so one model serves several films at once. */
export interface VadSession {
  /** How likely each window holds speech. */
  detect(windows: VadInput): Promise<VadOutput>;
  /** Frees the graph. */
  release(): Promise<void>;
}

/** Loads the graph. Rejects with `ModelBrokenError` where it cannot be. */
export const loadVadSession = async (spec: OnnxSpec): Promise<VadSession> => {
  // The graph is tiny: more threads only wait for each other.
  const session = await openSession(join(spec.folder, spec.file), 1);
  const one = async (input: Float32Array, state: Float32Array): Promise<{ probability: number; state: Float32Array }> => {
    const feeds = {
      input: new Tensor('float32', input, [1, CONTEXT + WINDOW]),
      state: new Tensor('float32', state, [2, 1, 128]),
      sr: new Tensor('int64', BigInt64Array.of(16_000n), []),
    };
    const { output, stateN } = await session.run(feeds);
    if (!(output?.data instanceof Float32Array) || !(stateN?.data instanceof Float32Array)) {
      throw new ModelBrokenError('it lacks the outputs "output" and "stateN"');
    }
    return { probability: output.data[0] ?? 0, state: stateN.data };
  };
  return {
    detect: async ({ samples, state: before }) => {
      const count = (samples.length - CONTEXT) / WINDOW;
      const probabilities = new Float32Array(count);
      let state = before;
      for (let index = 0; index < count; index++) {
        const heard = await one(samples.slice(index * WINDOW, index * WINDOW + CONTEXT + WINDOW), state);
        probabilities[index] = heard.probability;
        state = heard.state;
      }
      return { probabilities, state: state.slice() };
    },
    release: () => session.release(),
  };
};
