import type { HostedModel } from '../../worker/hosted-model.ts';
import { CONTEXT, STATE_SIZE } from './vad-shape.ts';
import type { OnnxSpec } from '../../worker/methods.ts';
import type { VadModel } from './voice-activity-detector.ts';

/** Loads Silero's voice detector (16 kHz). What it resolves with makes one for each film, which remembers that film alone. Rejects with `model/broken`. */
export const openSileroVad = async ({ card, folder, host }: HostedModel, signal: AbortSignal): Promise<() => VadModel> => {
  const file = card.files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '';
  const spec: OnnxSpec = { id: card.id, folder, threads: 1, file };
  await host.call('vad.load', spec, { signal });
  return () => {
    let state = new Float32Array(STATE_SIZE);
    let context = new Float32Array(CONTEXT);
    return async ({ samples, restarts }, stop) => {
      if (restarts) {
        state = new Float32Array(STATE_SIZE);
        context = new Float32Array(CONTEXT);
      }
      const withContext = new Float32Array(CONTEXT + samples.length);
      withContext.set(context);
      withContext.set(samples, CONTEXT);
      const ask = { ...spec, samples: withContext, state };
      const heard = await host.call('vad.detect', ask, { signal: stop });
      state = new Float32Array(heard.state);
      context = samples.slice(-CONTEXT);
      return heard.probabilities;
    };
  };
};
