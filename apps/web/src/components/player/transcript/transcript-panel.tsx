'use client';

import { useMemo, useState } from 'react';
import { useMay } from '../../../hooks/access/use-session.ts';
import { useTranscript } from '../../../hooks/library/use-videos.ts';
import { useSpeakers } from '../../../hooks/player/use-speakers.ts';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { highlight } from '../../../lib/search/highlight.ts';
import { voiceChanges } from '../../../lib/player/voice-changes.ts';
import { Hint } from '../../ui/hint.tsx';
import { PanelSearch } from '../../ui/panel-search.tsx';
import type { PlayerPanelProps } from '../player-panel-props.ts';
import { LineList } from './line-list.tsx';
import { TranscriptBar } from './transcript-bar.tsx';
import { NoTranscript } from './no-transcript.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** The transcript: it follows the video, a click seeks, and it can be searched, corrected and taken away. */
export function TranscriptPanel({ video, query, time, onGoTo, onRange }: PlayerPanelProps) {
  const interfaceWords = useWords();
  const { t } = interfaceWords;
  const [wanted, setWanted] = useState('');
  const mayCorrect = useMay('edit');
  const exists = video.transcripts.some(({ cues }) => cues > 0);
  const { data, error } = useTranscript(video.id, video.transcripts);
  const { data: speakers } = useSpeakers(video);
  const words = wanted.trim();
  const shown = useMemo(() => (words === '' ? data : data?.filter(({ text }) => highlight(text, words).some(({ hit }) => hit))) ?? [], [data, words]);
  const voices = useMemo(() => voiceChanges(shown, speakers ?? { speakers: [], turns: [] }), [shown, speakers]);
  if (!exists) return <NoTranscript video={video} />;
  if (error !== null) return <Hint>{errorMessage(error, interfaceWords)}</Hint>;
  if (data === undefined) return <Hint>{t('Loading the transcript…')}</Hint>;
  const current = data.findLast(({ start }) => start <= time + 0.05);
  return (
    <>
      <PanelSearch aria-label={t('Find in the transcript')} placeholder={t('Find in the transcript')} value={wanted} onChange={({ target }) => setWanted(target.value)} />
      <TranscriptBar video={video} lines={shown} words={words} mayCorrect={mayCorrect} onReplaced={setWanted} />
      <p role="status" className="sr-only">{words === '' ? '' : t('{n} lines', { n: shown.length })}</p>
      {shown.length === 0 && <Hint>{t('Nobody says “{words}” here.', { words })}</Hint>}
      <LineList video={video} lines={shown} voices={voices} current={current} time={time} follow={words === ''} query={words === '' ? query : words} mayCorrect={mayCorrect} onGoTo={onGoTo} onRange={onRange} />
    </>
  );
}
