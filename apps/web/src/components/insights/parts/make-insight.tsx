'use client';

import type { InsightEstimate, InsightRequest, VideoDetail } from '@frameseek/core';
import { Sparkles } from 'lucide-react';
import { useEstimate, useInsightActions } from '../../../hooks/insights/use-insights.ts';
import { useLanguageModel } from '../../../hooks/ask/use-language-model.ts';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { formatDollars } from '../../../lib/ui/format.ts';
import { Button } from '../../ui/button.tsx';
import { ModelHelp } from '../../ask/model-help.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import type { Words } from '../../../messages/words.ts';

interface MakeInsightProps {
  readonly video: VideoDetail;
  readonly request: InsightRequest;
  readonly about: string;
}

/** What it is, what making it would cost, and the button that begins; or what is missing for it. */
export function MakeInsight({ video, request, about }: MakeInsightProps) {
  const words = useWords();
  const { t } = words;
  const { data: cost, error } = useEstimate(video.id, request, { enabled: true });
  const { make } = useInsightActions(video.id);
  const model = useLanguageModel();
  const lacksModel = cost?.needsModel === true && model?.state === 'off';
  return (
    <div className="py-2 text-center">
      <p className="mx-auto max-w-lg text-sm text-pretty text-soft">{about}</p>
      {lacksModel
        ? (
          <div className="mx-auto mt-4 max-w-lg rounded-xl border border-line bg-paper p-3 text-start text-sm text-soft">
            <p className="font-medium text-ink">{t('This needs a language model, and none is on.')}</p>
            <ModelHelp />
          </div>
        )
        : (
          <>
            <Button look="primary" className="mt-4" disabled={make.isPending || error !== null} onClick={() => make.mutate(request)}><Sparkles aria-hidden />{t('Make it')}</Button>
            <p role="status" className="mt-2.5 min-h-4 text-xs text-faint tabular-nums">{error === null ? cost === undefined ? '' : estimateText(cost, words) : errorMessage(error, words)}</p>
          </>
        )}
    </div>
  );
}

/** What it would cost, in one line. */
const estimateText = ({ modelCalls, frames, inputTokens, outputTokens, dollars, seconds, needsModel }: InsightEstimate, words: Words): string => {
  const { t } = words;
  const time = seconds === undefined ? '' : t('about {time}', { time: duration(seconds) });
  if (modelCalls === 0) return [needsModel ? '' : t('Made on this machine, at no cost'), time].filter(Boolean).join(' · ');
  return [
    t('About {n} calls of the language model', { n: modelCalls }), frames > 0 ? t('{n} frames', { n: frames }) : '',
    t('{count} tokens', { count: String(Math.ceil((inputTokens + outputTokens) / 100) * 100) }), dollars === undefined ? '' : formatDollars(dollars, words), time,
  ].filter(Boolean).join(' · ');
};

const duration = (seconds: number): string => (seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`);
