'use client';

import type { QualityFinding, QualityReport } from '@frameseek/core';
import { CircleCheck } from 'lucide-react';
import { QUALITY_LABELS } from '../../../lib/player/timeline.ts';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** What is wrong with the picture or the sound, and how loud it is. */
export function QualityTab({ video, time, onGoTo }: InsightTabProps) {
  const { t } = useWords();
  return (
    <InsightPane video={video} request={{ kind: 'quality' }} about={t('Looks for black, frozen, dark and blurred stretches, silence and clipped sound, and measures the loudness. Works without a language model.')}>
      {({ data }) => (
        <>
          {data.loudness !== undefined && <Loudness loudness={data.loudness} />}
          {data.findings.length === 0 && <p className="flex items-center gap-2 text-sm text-soft"><CircleCheck aria-hidden className="size-4 text-good" />{t('Nothing is wrong with the picture or the sound.')}</p>}
          <ol aria-label={t('Findings')} className="-mx-2">
            {data.findings.toSorted(byTime).map(({ start, end, problem }) => (
              <li key={`${start} ${problem}`}>
                <SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo}>
                  <span className="block text-sm font-medium">{t(QUALITY_LABELS[problem])}</span><span className="block text-xs text-soft tabular-nums">{(end - start).toFixed(1)} s</span>
                </SpanRow>
              </li>
            ))}
          </ol>
        </>
      )}
    </InsightPane>
  );
}

const byTime = (a: QualityFinding, b: QualityFinding): number => a.start - b.start;

/** Figures of EBU R 128, each with what it means. */
const Loudness = ({ loudness: { integrated, range, truePeak } }: { readonly loudness: NonNullable<QualityReport['loudness']> }) => {
  const { t } = useWords();
  return (
    <dl className="mb-4 grid grid-cols-3 gap-3">
      {([[t('Loudness'), integrated, 'LUFS'], [t('Range (of loudness)'), range, 'LU'], [t('True peak'), truePeak, 'dBTP']] as const).map(([name, value, unit]) => (
        <div key={name} className="rounded-xl bg-sunken px-3 py-2.5">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-lg font-semibold tabular-nums">{value.toFixed(1)} <span className="text-xs font-normal text-soft">{unit}</span></dd>
        </div>
      ))}
    </dl>
  );
};
