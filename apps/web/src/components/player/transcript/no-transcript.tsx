'use client';

import type { VideoDetail } from '@frameseek/core';
import Link from 'next/link';
import { cx } from '../../../lib/ui/cx.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** How the server names the means of a stage that was not done for want of a model. */
const NO_MODEL = 'no-model';

/** Why there is no transcript, in plain words; what the server says of it is for those who look after it. */
export function NoTranscript({ video: { stages, hasAudio, transcripts } }: { readonly video: VideoDetail }) {
  const { t, known } = useWords();
  const speech = stages.find(({ stage }) => stage === 'speech');
  if (speech?.state === 'waiting' || speech?.state === 'running') return <Hint>{t('The transcript is being made.')}</Hint>;
  if (!hasAudio && transcripts.length === 0) return <Hint>{t('This video has no sound, and no subtitles came with it.')}</Hint>;
  if (speech?.note === undefined) return <Hint>{t('No words were found in this video.')}</Hint>;
  return (
    <div className="p-4 text-center text-sm text-pretty text-faint">
      {speech.by === NO_MODEL ? (
        <>
          <p>{t('What is said here is not written down yet: the model for speech is not on this computer. It is done by itself as soon as the model is there.')}</p>
          <Link href="/settings" className={cx(buttonClass({ size: 'small' }), 'mt-3')}>{t('Get the model…')}</Link>
        </>
      ) : <p>{t('What is said here could not be written down.')}</p>}
      <details className="mt-3 text-start text-xs">
        <summary className="cursor-pointer rounded-md text-center">{t('What the server says')}</summary>
        <p className="mt-2 rounded-lg bg-sunken p-2 break-words text-soft">{known(speech.note)}</p>
      </details>
    </div>
  );
}
