import type { StreamTimeline } from '@frameseek/core';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface DayEventsProps {
  readonly events: StreamTimeline['events'];
  readonly alerts: readonly (StreamTimeline['alerts'][number] & { readonly name: string })[];
  readonly onChoose: (time: number) => void;
}

/** Milliseconds before an event from which on it is shown. */
const BEFORE_MS = 2_000;

/** What happened on a day, newest first; each leads to its second. */
export function DayEvents({ events, alerts, onChoose }: DayEventsProps) {
  const words = useWords();
  const { t, known } = words;
  const all = [
    ...events.map(({ at, note }) => ({ time: Date.parse(at), text: known(note), isAlert: false })),
    ...alerts.map(({ happenedAt, name }) => ({ time: Date.parse(happenedAt), text: name, isAlert: true })),
  ].toSorted((a, b) => b.time - a.time);
  if (all.length === 0) return null;
  return (
    <ul aria-label={t('What happened')} className="divide-y divide-line rounded-2xl border border-line bg-surface text-sm">
      {all.map(({ time, text, isAlert }, index) => (
        <li key={index}>
          <button type="button" className="flex w-full items-baseline gap-3 px-4 py-2 text-start hover:bg-sunken" onClick={() => onChoose(time - BEFORE_MS)}>
            <span className="shrink-0 text-soft tabular-nums">{words.date(time, { hour: 'numeric', minute: '2-digit', second: '2-digit' })}</span>
            <span className={isAlert ? 'font-medium' : undefined}>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
