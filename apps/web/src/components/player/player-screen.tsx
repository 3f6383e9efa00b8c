'use client';

import { shownPath, type PlacedLine, type VideoDetail } from '@frameseek/core';
import dynamic from 'next/dynamic';
import { AudioLines, LoaderCircle, MonitorX, Play } from 'lucide-react';
import type { ObjectView } from '../../hooks/player/use-object-view.ts';
import type { Playback } from '../../hooks/player/use-playback.ts';
import { transcriptPath } from '../../lib/api/api.ts';
import { cx } from '../../lib/ui/cx.ts';
import { LineBoxes } from '../pictures/line-boxes.tsx';
import { FileGone } from './file-gone.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Loaded where there are objects. */
const ObjectLayer = dynamic(async () => (await import('./objects/object-layer.tsx')).ObjectLayer);

interface PlayerScreenProps {
  readonly video: VideoDetail;
  readonly playback: Playback;
  /** What is written in the picture now and is looked for. */
  readonly lines: readonly PlacedLine[];
  readonly objects: ObjectView;
}

/** Where the video is seen; for a sound file, something to look at. */
export function PlayerScreen({ video, playback, lines, objects }: PlayerScreenProps) {
  const { t } = useWords();
  const { width = 0, height = 0 } = video.probe?.video ?? {};
  const hasTranscript = video.transcripts.some(({ cues }) => cues > 0);
  const screen = 'relative aspect-video max-h-[68dvh] w-full overflow-hidden rounded-2xl bg-black';
  if (video.missing === true) return <div className={screen}><FileGone video={video} /></div>;
  return (
    <div className={screen}>
      <video
        ref={playback.attach} preload="auto" playsInline aria-label={video.title}
        onClick={playback.toggle} className={cx('size-full object-contain', !video.hasVideo && 'sr-only')}
      >
        {hasTranscript && <track kind="subtitles" src={transcriptPath(video.id)} label={t('Transcript')} />}
      </video>
      {!video.hasVideo && <SoundView playing={!playback.paused} />}
      {playback.failed ? <CannotPlay video={video} /> : playback.paused ? <BigPlay onClick={playback.toggle} /> : playback.waiting && <Waiting making={playback.source === 'stream'} />}
      {(objects.boxes || objects.zone !== undefined || objects.drawing !== undefined) && <ObjectLayer view={objects} playback={playback} width={width} height={height} />}
      {video.hasVideo && <LineBoxes lines={lines} width={width} height={height} fit="contain" />}
    </div>
  );
}

const BigPlay = ({ onClick }: { readonly onClick: () => void }) => (
  <button type="button" tabIndex={-1} aria-hidden onClick={onClick} className="group absolute inset-0 grid place-items-center">
    <span className="grid size-16 place-items-center rounded-full bg-black/60 text-white backdrop-blur-sm transition group-hover:scale-105">
      <Play className="ms-1 size-7 fill-current" />
    </span>
  </button>
);

const Waiting = ({ making }: { readonly making: boolean }) => {
  const { t } = useWords();
  return (
    <div role="status" className="pointer-events-none absolute inset-0 grid place-items-center">
      <span className="flex items-center gap-2.5 rounded-full bg-black/70 px-4 py-2.5 text-sm text-white">
        <LoaderCircle aria-hidden className="size-5 animate-spin" />{making ? t('Converting for this browser…') : t('Loading…')}
      </span>
    </div>
  );
};

function CannotPlay({ video }: { readonly video: VideoDetail }) {
  const { t } = useWords();
  const codec = video.probe?.video?.codec ?? video.probe?.audio[0]?.codec;
  return (
    <div role="alert" className="absolute inset-0 grid place-items-center bg-neutral-900 p-6 text-center text-neutral-100">
      <div className="max-w-md">
        <MonitorX aria-hidden className="mx-auto mb-4 size-8 text-neutral-400" />
        <p className="text-lg font-semibold">{t('This browser cannot play this file')}</p>
        <p className="mt-1.5 text-sm text-pretty text-neutral-300">
          {codec === undefined
            ? t('Its format is not one that this browser plays, and it could not be converted: it may be damaged. It can be searched all the same; open it in another player:')
            : t('Its format ({codec}) is not one that this browser plays, and it could not be converted: it may be damaged. It can be searched all the same; open it in another player:', { codec })}
        </p>
        <p className="mt-3 rounded-lg bg-neutral-800 px-3 py-2 text-xs break-all text-neutral-300 select-all">{shownPath(video.path)}
        </p>
      </div>
    </div>
  );
}

/** Heights of the bars, 0 to 100: a picture of sound, not a measurement. */
const BARS = [22, 38, 30, 54, 72, 46, 64, 88, 58, 76, 96, 66, 84, 52, 70, 92, 60, 44, 74, 50, 34, 56, 40, 26];

const SoundView = ({ playing }: { readonly playing: boolean }) => {
  const { t } = useWords();
  return (
    <div className="absolute inset-0 grid place-items-center bg-linear-to-br from-neutral-800 via-neutral-900 to-black">
      <svg viewBox="0 0 240 100" aria-hidden className={cx('w-1/2 max-w-md text-[#ff8a4c] transition-opacity duration-500', playing ? 'opacity-100' : 'opacity-35')}>
        {BARS.map((height, index) => <rect key={index} x={index * 10 + 2.5} y={(100 - height) / 2} width="5" height={height} rx="2.5" fill="currentColor" />)}
      </svg>
      <p className="absolute bottom-5 inset-s-5 flex items-center gap-2 text-sm text-neutral-300"><AudioLines aria-hidden className="size-4" />{t('Sound only')}</p>
    </div>
  );
};
