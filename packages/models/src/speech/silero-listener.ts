import type { Found } from '../embedding/dual-encoder.ts';
import { CONTEXT, STATE_SIZE } from '../worker/sessions/vad-shape.ts';
import type { OnnxSpec } from '../worker/methods.ts';
import type { Listener } from './detector.ts';

/** Loads Silero's voice detector and gives makers of listeners; each listener remembers its own film. */
export const openSileroListener = async ({ card, folder, host }: Found, signal: AbortSignal): Promise<() => Listener> => {
  const file = card.files.find(({ path }) => path.endsWith('.onnx'))?.path ?? '';
  const spec: OnnxSpec = { id: card.id, folder, threads: 1, file };
  await host.call('voice.describe', spec, { signal });
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
      const heard = await host.call('voice.listen', ask, { signal: stop });
      state = new Float32Array(heard.state);
      context = samples.slice(-CONTEXT);
      return heard.probabilities;
    };
  };
};
