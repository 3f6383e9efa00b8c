'use client';

import type { VideoSummary } from '@frameseek/core';
import { MapPinOff, Minus, Plus, Search } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { WORLD, mapPoints, onMap, viewAt, viewOf, type MapPoint } from '../../lib/library/map-places.ts';
import { cx } from '../../lib/ui/cx.ts';
import { searchHref } from '../../lib/ui/links.ts';
import { Poster } from '../pictures/poster.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';
import { TileGrid } from './video-tile.tsx';
import { WorldMap } from './world-map.tsx';

/** Times that one step of zooming shows less. */
const STEP = 2;

/** Where films were recorded: points on the outline of the world, the same as a list, and the films of the point that is pressed. */
export function MapView({ videos }: { readonly videos: readonly VideoSummary[] }) {
  const { t } = useWords();
  const placed = useMemo(() => videos.filter(({ location }) => location !== undefined), [videos]);
  const [view, setView] = useState(() => viewOf(placed.flatMap(({ location }) => location ?? [])));
  const points = useMemo(() => mapPoints(placed, view), [placed, view]);
  const [pressed, setPressed] = useState<string>();
  const chosen = points.find((point) => point.videos.some(({ id }) => id === pressed)) ?? points[0];
  if (chosen === undefined) return <Message icon={MapPinOff} title={t('No video says where it was recorded')}><p>{t('Phones, drones and some cameras write the place into their files; these have none.')}</p></Message>;
  const nameOf = ({ place, latitude, longitude }: MapPoint): string => place ?? `${latitude.toFixed(2)}, ${longitude.toFixed(2)}`;
  const zoom = (times: number): void => setView(viewAt(chosen, view.width / times));
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="relative aspect-[2/1] overflow-hidden rounded-2xl border border-line bg-sunken" role="group" aria-label={t('Map')}>
          <WorldMap {...view} />
          {points.toReversed().map((point) => <Point key={point.videos[0]?.id} point={point} at={onMap(view, point)} label={t('{place}: {n} videos', { place: nameOf(point), n: point.videos.length })} pressed={point === chosen} onPress={() => setPressed(point.videos[0]?.id)} />)}
          <div className="absolute inset-e-2 top-2 flex flex-col gap-1">
            <Button size="small" icon aria-label={t('Nearer')} title={t('Nearer')} disabled={viewAt(chosen, view.width / STEP).width === view.width} onClick={() => zoom(STEP)}><Plus aria-hidden /></Button>
            <Button size="small" icon aria-label={t('Farther')} title={t('Farther')} disabled={view.width === WORLD} onClick={() => zoom(1 / STEP)}><Minus aria-hidden /></Button>
          </div>
        </div>
        <ul aria-label={t('Places')} className="max-h-48 overflow-y-auto text-sm lg:max-h-96">
          {points.map((point) => (
            <li key={point.videos[0]?.id}>
              <button type="button" aria-pressed={point === chosen} onClick={() => { setPressed(point.videos[0]?.id); setView(viewAt(point, view.width)); }}
                className={cx('flex min-h-9 w-full items-center gap-2 rounded-lg px-2.5 py-1.5 text-start', point === chosen ? 'bg-sunken font-medium text-ink' : 'text-soft hover:bg-sunken')}>
                <span className="min-w-0 flex-1 truncate">{nameOf(point)}</span><span className="text-xs text-faint tabular-nums">{point.videos.length}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <section aria-labelledby="map-place" className="mt-6">
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <h2 id="map-place" className="text-lg font-semibold">{nameOf(chosen)}</h2>
          <Link href={searchHref(`near:"${nearOf(chosen)}"`, [])} prefetch={false} className={buttonClass({ size: 'small' })}><Search aria-hidden />{t('Search near there')}</Link>
        </div>
        <TileGrid videos={chosen.videos} label={nameOf(chosen)} />
      </section>
      {placed.length < videos.length && <p className="mt-6 text-sm text-soft">{t('{n} videos that do not say where they were recorded are not on the map.', { n: videos.length - placed.length })}</p>}
    </>
  );
}

/** What `near:` takes: the city without its country, or degrees. */
const nearOf = ({ place, latitude, longitude }: MapPoint): string => place?.split(',')[0] ?? `${latitude.toFixed(2)},${longitude.toFixed(2)}`;

interface PointProps {
  readonly point: MapPoint;
  /** Shares of the map. */
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** A picture of the films of one place, and how many they are. */
function Point({ point: { videos: [first, ...others] }, at: { x, y }, label, pressed, onPress }: PointProps) {
  if (first === undefined || x < 0 || x > 1 || y < 0 || y > 1) return null;
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={onPress} style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
      className={cx('absolute size-9 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 bg-surface shadow-float transition hover:z-10 sm:size-12', pressed ? 'z-10 border-accent' : 'border-surface')}>
      <span className="relative block size-full overflow-hidden rounded-full"><Poster id={first.id} at={first.duration / 2} hasPicture={first.hasVideo} /></span>
      {others.length > 0 && <span aria-hidden className="absolute -top-1.5 -inset-e-1.5 grid h-5 min-w-5 place-items-center rounded-full bg-ink px-1 text-[0.6875rem] font-semibold text-paper tabular-nums">{others.length + 1}</span>}
    </button>
  );
}
