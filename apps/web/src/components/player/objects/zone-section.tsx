'use client';

import type { ObjectTrack } from '@frameseek/core';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import type { ObjectView } from '../../../hooks/player/use-object-view.ts';
import { zoneEdges, zoneOf, type Zone, type ZoneEdges } from '../../../lib/player/object-view.ts';
import type { PlainMessage } from '../../../messages/message.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ZoneMoments } from './zone-moments.tsx';

const PRESETS: readonly { readonly name: string; readonly words: PlainMessage; readonly zone: Zone }[] = [
  { name: 'left', words: 'Left half', zone: zoneOf('area', { left: 0, top: 0, right: 50, bottom: 100 }) },
  { name: 'right', words: 'Right half', zone: zoneOf('area', { left: 50, top: 0, right: 100, bottom: 100 }) },
  { name: 'upper', words: 'Upper half', zone: zoneOf('area', { left: 0, top: 0, right: 100, bottom: 50 }) },
  { name: 'lower', words: 'Lower half', zone: zoneOf('area', { left: 0, top: 50, right: 100, bottom: 100 }) },
  { name: 'middle', words: 'Middle of the picture', zone: zoneOf('area', { left: 25, top: 25, right: 75, bottom: 75 }) },
  { name: 'upright', words: 'Line from top to bottom', zone: zoneOf('line', { left: 50, top: 0, right: 50, bottom: 100 }) },
  { name: 'level', words: 'Line from side to side', zone: zoneOf('line', { left: 0, top: 50, right: 100, bottom: 50 }) },
];

const EDGES: readonly (readonly [keyof ZoneEdges, PlainMessage])[] = [['left', 'Left, %'], ['top', 'Top, %'], ['right', 'Right, %'], ['bottom', 'Bottom, %']];

interface ZoneSectionProps {
  readonly view: ObjectView;
  /** Those that count. */
  readonly tracks: readonly ObjectTrack[];
  readonly onGoTo: (at: number) => void;
}

/** An area or a line of the picture, chosen, drawn or given in numbers, and the moments at which objects come and go there. */
export function ZoneSection({ view: { zone, setZone, drawing, draw }, tracks, onGoTo }: ZoneSectionProps) {
  const { t } = useWords();
  const chosen = zone === undefined ? '' : PRESETS.find((one) => JSON.stringify(one.zone) === JSON.stringify(zone))?.name ?? 'own';
  const options: readonly (readonly [string, string])[] = [
    ['', t('No area or line')], ...PRESETS.map(({ name, words }) => [name, t(words)] as const), ...(chosen === 'own' ? [['own', t('As drawn')] as const] : []),
  ];
  const choose = (name: string): void => { if (name !== 'own') setZone(PRESETS.find((one) => one.name === name)?.zone); };
  const setEdge = (edge: keyof ZoneEdges, value: number): void => {
    if (zone !== undefined && Number.isFinite(value)) setZone(zoneOf(zone.kind, { ...zoneEdges(zone), [edge]: Math.max(0, Math.min(100, value)) }));
  };
  return (
    <section aria-label={t('Area or line')}>
      <h2 className="mb-1.5 text-xs font-medium text-faint">{t('Area or line')}</h2>
      <div className="flex flex-wrap items-center gap-2">
        <Select aria-label={t('Area or line')} value={chosen} options={options} onChoose={choose} active={zone !== undefined} />
        <Button size="small" aria-pressed={drawing === 'area'} onClick={() => draw(drawing === 'area' ? undefined : 'area')}>{t('Draw an area')}</Button>
        <Button size="small" aria-pressed={drawing === 'line'} onClick={() => draw(drawing === 'line' ? undefined : 'line')}>{t('Draw a line')}</Button>
        {zone !== undefined && (
          <div role="group" aria-label={t('Area or line')} className="flex flex-wrap gap-2">
            {EDGES.map(([edge, words]) => (
              <label key={edge} className="flex items-center gap-1 text-xs text-soft">{t(words)}
                <TextField size="small" type="number" min={0} max={100} aria-label={t(words)} value={zoneEdges(zone)[edge]} onChange={({ target }) => setEdge(edge, target.valueAsNumber)} className="w-16" />
              </label>
            ))}
          </div>
        )}
      </div>
      {zone !== undefined && <ZoneMoments zone={zone} tracks={tracks} onGoTo={onGoTo} />}
    </section>
  );
}
