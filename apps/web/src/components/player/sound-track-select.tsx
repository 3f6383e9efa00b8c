'use client';

import type { VideoDetail } from '@frameseek/core';
import { useId } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { AUTOMATIC, soundTrackOptions, usedTrack } from '../../lib/player/sound-tracks.ts';
import { Select } from '../ui/select.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface SoundTrackSelectProps {
  readonly video: VideoDetail;
  /** Whether the video waits for being indexed, or is being indexed. */
  readonly isIndexing: boolean;
}

/** Which sound track of a film is listened to for what is said; nothing where there is no choice. */
export function SoundTrackSelect({ video, isIndexing }: SoundTrackSelectProps) {
  const told = useWords();
  const { t } = told;
  const { change } = useLibraryActions();
  const noteId = useId();
  if ((video.probe?.audio.length ?? 0) < 2) return null;
  const picked = change.isPending ? change.variables.soundTrack ?? undefined : video.soundTrack;
  const isOther = change.isSuccess || (picked !== undefined && picked !== usedTrack(video));
  const isDoneAnew = change.isPending || (isIndexing && isOther);
  const choose = (value: string): void => change.mutate({ id: video.id, soundTrack: value === AUTOMATIC ? null : Number(value) });
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-4 border-t border-line px-4 pt-4 text-sm">
      <span aria-hidden className="text-faint">{t('Sound track')}</span>
      <Select aria-label={t('Sound track whose speech is searched')} aria-describedby={noteId} value={picked === undefined ? AUTOMATIC : String(picked)} options={soundTrackOptions(video, told)} onChoose={choose} className="max-w-full justify-self-start" />
      <p id={noteId} role="status" className="col-start-2 text-soft">
        {isDoneAnew && <span className="mt-1.5 block">{t('Its speech is done anew. Until then the words of before are found.')}</span>}
      </p>
    </div>
  );
}
