'use client';

import type { InsightRequest, VideoDetail } from '@frameseek/core';
import { Sparkles } from 'lucide-react';
import { useEstimate, useInsightActions } from '../../../hooks/insights/use-insights.ts';
import { useLanguageModel } from '../../../hooks/ask/use-language-model.ts';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { estimateText } from '../../../lib/ui/estimate-text.ts';
import { Button } from '../../ui/button.tsx';
import { ModelHelp } from '../../ask/model-help.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

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
