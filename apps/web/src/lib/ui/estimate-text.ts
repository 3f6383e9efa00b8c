import type { InsightEstimate } from '@frameseek/core';
import type { Words } from '../../messages/words.ts';
import { formatDollars } from './format.ts';

/** What making something would cost, in one line. */
export const estimateText = ({ modelCalls, frames, inputTokens, outputTokens, dollars, seconds, needsModel }: InsightEstimate, words: Words): string => {
  const { t } = words;
  const time = seconds === undefined ? '' : t('about {time}', { time: duration(seconds) });
  if (modelCalls === 0) return [needsModel ? '' : t('Made on this machine, at no cost'), time].filter(Boolean).join(' · ');
  return [
    t('About {n} calls of the language model', { n: modelCalls }), frames > 0 ? t('{n} frames', { n: frames }) : '',
    t('{count} tokens', { count: String(Math.ceil((inputTokens + outputTokens) / 100) * 100) }), dollars === undefined ? '' : formatDollars(dollars, words), time,
  ].filter(Boolean).join(' · ');
};

const duration = (seconds: number): string => (seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`);
