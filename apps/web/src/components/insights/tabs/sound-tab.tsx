'use client';

import type { PointerEvent } from 'react';
import { insightFile } from '../../../lib/api/api-insights.ts';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

const PICTURE_LABELS = { waveform: 'Waveform', spectrogram: 'Spectrogram' } as const;

/** The waveform and the spectrogram of the whole video; a click seeks. */
export function SoundTab({ video, time, onGoTo }: InsightTabProps) {
  const { t } = useWords();
  const seek = ({ currentTarget, clientX }: PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    onGoTo(Math.max(0, ((clientX - left) / width) * video.duration));
  };
  const share = video.duration > 0 ? `${Math.min(100, (time / video.duration) * 100)}%` : '0%';
  return (
    <InsightPane video={video} request={{ kind: 'sound' }} about={t('Draws the sound of the whole video: how loud it is, and which frequencies it has. Works without a language model.')}>
      {({ data, madeAt }) => (
        <div className="space-y-4">
          {data.pictures.map((name) => (
            <figure key={name}>
              <figcaption className="mb-1.5 text-xs font-medium text-faint">{t(PICTURE_LABELS[name])}</figcaption>
              <div className="relative cursor-pointer overflow-hidden rounded-xl bg-neutral-900" onPointerDown={seek}>
                <img src={insightFile(video.id, `${name}.png`, { v: madeAt })} alt={t('{name} of the whole video', { name: t(PICTURE_LABELS[name]) })} className="h-32 w-full" />
                <svg aria-hidden className="pointer-events-none absolute inset-0 size-full"><line x1={share} x2={share} y1="0" y2="100%" className="stroke-accent" strokeWidth="2" /></svg>
              </div>
            </figure>
          ))}
        </div>
      )}
    </InsightPane>
  );
}
