import type { SoundList } from '@frameseek/core';
import { SOUND_KIND_LABELS, otherSounds } from '../../../lib/player/sound-lanes.ts';
import { clockSpan } from '../../../lib/ui/format.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** Sounds that are listed at most. */
const LIMIT = 200;

/** What the rows of sounds show, in words: a list in which each place can be gone to. */
export function SoundTable({ sounds, onGoTo }: { readonly sounds: SoundList; readonly onGoTo: (at: number) => void }) {
  const { t } = useWords();
  const kinds = sounds.band.map(({ kind, start, end }) => ({ start, end, label: t(SOUND_KIND_LABELS[kind]) }));
  const lines = [...kinds, ...otherSounds(sounds.events)].toSorted((a, b) => a.start - b.start);
  if (lines.length === 0) return null;
  return (
    <details className="mb-1 text-xs text-soft">
      <summary className="cursor-pointer rounded-md px-1.5 py-0.5 hover:bg-sunken">{t('What is heard')}</summary>
      <ol aria-label={t('What is heard')} className="mt-1 max-h-48 overflow-y-auto">
        {lines.slice(0, LIMIT).map(({ start, end, label }) => (
          <li key={`${label} ${start}`}>
            <button type="button" onClick={() => onGoTo(start)} className="flex min-h-6 w-full gap-3 rounded-md px-1.5 py-0.5 text-start hover:bg-sunken"><span className="tabular-nums">{clockSpan({ start, end })}</span><span>{label}</span></button>
          </li>
        ))}
      </ol>
      {lines.length > LIMIT && <p className="px-1.5">{t('And {n} more.', { n: lines.length - LIMIT })}</p>}
    </details>
  );
}
