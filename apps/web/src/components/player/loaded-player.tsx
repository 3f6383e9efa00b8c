'use client';

import type { FoundMoment, VideoDetail } from '@frameseek/core';
import { useEffect, useMemo, useState } from 'react';
import { useSounds } from '../../hooks/library/use-videos.ts';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { useCurve, useInsights } from '../../hooks/insights/use-insights.ts';
import { useObjectView } from '../../hooks/player/use-object-view.ts';
import { usePlayback } from '../../hooks/player/use-playback.ts';
import { usePlayerKeys } from '../../hooks/player/use-player-keys.ts';
import { useFollowedPlace, usePlaceInAddress } from '../../hooks/player/use-place-in-address.ts';
import { useMarks } from '../../hooks/player/use-marks.ts';
import { useMomentLoop } from '../../hooks/player/use-moment-loop.ts';
import { useRange } from '../../hooks/player/use-range.ts';
import { useShuttle } from '../../hooks/player/use-shuttle.ts';
import { useSearch } from '../../hooks/search/use-search.ts';
import { writtenIn } from '../../lib/search/moment.ts';
import { soundLanes } from '../../lib/player/sound-lanes.ts';
import { chaptersOf, lanesOf } from '../../lib/player/timeline.ts';
import { InsightTabs } from '../insights/insight-tabs.tsx';
import { LaneLegend } from './timeline/lane-legend.tsx';
import { PlayerControls } from './player-controls.tsx';
import { PlayerHeading } from './player-heading.tsx';
import { PlayerPanel } from './player-panel.tsx';
import { PlayerScreen } from './player-screen.tsx';
import { PlayerTitle } from './player-title.tsx';
import { RangeBar } from './range-bar.tsx';
import { SoundTable } from './timeline/sound-table.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

/** The classes of the page: the player, the panel beside it, and what is below; also while it loads. */
export const playerGrid = 'grid gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_23rem] lg:grid-rows-[auto_auto_1fr] xl:grid-cols-[minmax(0,1fr)_26rem]';

/** Frames a second where the file does not say. */
const USUAL_RATE = 25;

/** The player with its timeline, what stands beside it, and what was made of the video below it. */
export function LoadedPlayer({ video }: { readonly video: VideoDetail }) {
  const words = useWords();
  const { parameters } = useUrlParameters();
  const place = usePlaceInAddress();
  const q = (parameters.get('q') ?? '').trim();
  const frameRate = video.probe?.video?.frameRate ?? 0;
  const playback = usePlayback({ id: video.id, opening: place.opening, expected: video.playback, frameRate: frameRate > 0 ? frameRate : USUAL_RATE });
  useFollowedPlace(playback, { given: parameters.get('t'), write: place.write });
  const range = useRange();
  const { data: answer } = useSearch({ q, modalities: [], video: video.id });
  const { data: curve } = useCurve(video.id, q);
  const { data: made } = useInsights(video.id);
  const moments = useMemo(() => byTime(q === '' ? [] : answer?.moments ?? []), [q, answer]);
  const chapters = useMemo(() => chaptersOf(made?.insights ?? []), [made]);
  const objects = useObjectView(video);
  const { data: sounds } = useSounds(video);
  const lanes = useMemo(() => [...lanesOf(made?.insights ?? [], words), ...(sounds === undefined ? [] : soundLanes(sounds, words))], [made, sounds, words]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const moment = moments.find(({ start, end }) => playback.time >= start && playback.time < end);
  const { notify } = useNotices();
  const loop = useMomentLoop({ playback, range, moment, isKnown: q === '' || answer !== undefined, duration: video.duration });
  useEffect(() => {
    document.title = `${video.title} · Frameseek`;
  }, [video.title]);

  const goTo = (at: number): void => {
    place.write(at);
    playback.seek(Math.ceil(at * 1_000) / 1_000);
    // Whoever picks a place wants to see it go on from there.
    if (playback.paused) playback.toggle();
  };
  const goNext = (direction: 1 | -1): void => {
    const target = neighbour(moments, playback.time, direction);
    if (target === undefined) return notify({ kind: 'good', text: words.t(endText(moments.length, direction)) });
    if (range.looping) loop.choose(target);
    goTo(target.start);
  };
  const steered = { ...range, toggleLoop: loop.toggleLoop };
  const shuttle = useShuttle(playback);
  const marks = useMarks({ video, taken: range.span ?? moment, now: playback.now });
  usePlayerKeys({ playback, range: steered, shuttle, marks, duration: video.duration, onNext: () => goNext(1), onPrevious: () => goNext(-1), onBoxes: objects.tracks.length > 0 ? objects.toggleBoxes : undefined });

  return (
    <div className={playerGrid}>
      <div className="min-w-0">
        <PlayerScreen video={video} playback={playback} lines={moments.flatMap((one) => writtenIn(one, playback.time))} objects={objects} />
        <Timeline video={video} time={playback.time} moments={moments} hasQuery={q !== ''} curve={curve} chapters={chapters} lanes={lanes.filter(({ key }) => !hidden.has(key))} marks={marks.marks} range={range} onSeek={playback.seek} />
        <LaneLegend lanes={lanes} hidden={hidden} onToggle={(key) => setHidden(toggled(hidden, key))} />
        {sounds !== undefined && <SoundTable sounds={sounds} onGoTo={goTo} />}
        {video.missing !== true && (
          <>
            <PlayerControls playback={playback} range={steered} shuttle={shuttle} duration={video.duration} probe={video.probe} hasMoments={moments.length > 0} hasPicture={video.hasVideo} hasWords={hasWords(video)} objects={objects} onStep={goNext} />
            <RangeBar video={video} playback={playback} range={range} moment={moment} onAdd={marks.add} />
          </>
        )}
      </div>
      <PlayerTitle video={video} />
      <PlayerPanel video={video} query={q} answer={q === '' ? undefined : answer} moments={moments} time={playback.time} onGoTo={goTo} onRange={range.setSpan} />
      <div className="min-w-0">
        <PlayerHeading video={video}><InsightTabs video={video} time={playback.time} onGoTo={goTo} playback={playback} objects={objects} /></PlayerHeading>
      </div>
    </div>
  );
}

const hasWords = ({ transcripts }: VideoDetail): boolean => transcripts.some(({ cues }) => cues > 0);

const toggled = (all: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  all.has(key) ? new Set([...all].filter((one) => one !== key)) : new Set([...all, key]);

const byTime = (moments: readonly FoundMoment[]): readonly FoundMoment[] => moments.toSorted((a, b) => a.start - b.start);

/** Why a key that goes from moment to moment went nowhere. */
const endText = (moments: number, direction: 1 | -1): PlainMessage => {
  if (moments === 0) return 'There are no moments to go to: search for something first.';
  return direction === 1 ? 'There is no moment after this one.' : 'There is no moment before this one.';
};

/** Seconds around a moment's start within which "previous" goes to the one before instead. */
const SLACK = 1.5;

const neighbour = (moments: readonly FoundMoment[], time: number, direction: 1 | -1): FoundMoment | undefined =>
  direction === 1 ? moments.find(({ start }) => start > time + 0.1) : moments.findLast(({ start }) => start < time - SLACK);
