import type { wire } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';
import type { z } from 'zod';

/** Whether the queue rests, and for what. */
export const queueState = (engine: Engine): z.input<typeof wire.queueState> => {
  const rest = engine.jobsRest();
  return {
    paused: engine.areJobsPaused(),
    ...(rest?.reason === 'hours' && { restsUntil: rest.until.toISOString() }),
    ...(rest?.reason === 'battery' && { restsOnBattery: true }),
  };
};
