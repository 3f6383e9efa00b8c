import { cx } from '../../../lib/ui/cx.ts';
import type { Lane, LaneKind } from '../../../lib/player/timeline.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

const DOTS: Readonly<Record<LaneKind, string>> = {
  captions: 'bg-visual', highlights: 'bg-accent', actions: 'bg-speech', track: 'bg-text', quality: 'bg-bad', sound: 'bg-soft',
};

interface LaneLegendProps {
  readonly lanes: readonly Lane[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

/** What the rows of the timeline mean; a click hides one or shows it again. */
export function LaneLegend({ lanes, hidden, onToggle }: LaneLegendProps) {
  const { t } = useWords();
  if (lanes.length === 0) return null;
  return (
    <div role="group" aria-label={t('Rows of the time line')} className="mb-1 flex flex-wrap gap-x-1 gap-y-0.5">
      {lanes.map(({ key, kind, name }) => (
        <button key={key} type="button" aria-pressed={!hidden.has(key)} onClick={() => onToggle(key)}
          className={cx('inline-flex h-6 max-w-48 items-center gap-1.5 rounded-md px-1.5 text-xs hover:bg-sunken', hidden.has(key) ? 'text-faint line-through' : 'text-soft')}>
          <span aria-hidden className={cx('size-2 shrink-0 rounded-full', DOTS[kind], hidden.has(key) && 'opacity-30')} /><span className="truncate">{name}</span>
        </button>
      ))}
    </div>
  );
}
