import { shownPath } from '@frameseek/core';
import { AudioLines, CircleAlert, CircleSlash, Clock3, FileX, LoaderCircle } from 'lucide-react';
import { cx } from '../../lib/ui/cx.ts';
import { timeLeft } from '../../lib/ui/format.ts';
import { lackingStages } from '../../lib/library/lacking-stages.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { overallProgress } from '../../lib/library/library-items.ts';
import { STAGE_LABELS } from '../../lib/ui/labels.ts';
import type { Words } from '../../messages/words.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** In one line: whether an item can be searched, how far it is, or what is wrong with it. */
export function StateLine({ item }: { readonly item: LibraryItem }) {
  const words = useWords();
  const { t } = words;
  const { state, video } = item;
  const line = cx('flex min-w-0 items-center gap-1.5 truncate text-[0.8125rem] [&_svg]:size-3.5 [&_svg]:shrink-0', COLOURS[state === 'ready' && video?.missing === true ? 'missing' : state === 'failed' ? 'failed' : 'usual']);
  switch (state) {
    case 'queued':
      return <p className={line}><Clock3 aria-hidden />{t('Waiting its turn')}</p>;
    case 'indexing':
      return <p className={line}><LoaderCircle aria-hidden className="animate-spin" /><span className="truncate tabular-nums">{busyText(item, words)}</span></p>;
    case 'failed':
      return <p className={line}><CircleAlert aria-hidden />{t('Could not be indexed')}</p>;
    case 'cancelled':
      return <p className={line}><CircleSlash aria-hidden />{t('Cancelled')}</p>;
    case 'ready':
      if (video?.missing === true) return <p className={line} title={shownPath(item.path)}><FileX aria-hidden /><span className="truncate">{t('Its file is gone · found, but not played')}</span></p>;
      return <p className={line}>{video !== undefined && !video.hasVideo && <AudioLines aria-hidden />}<span className="truncate" title={readyNotes(video, words)}>{readyText(video, words)}</span></p>;
    default:
      return state satisfies never;
  }
}

const COLOURS = { usual: 'text-faint', failed: 'text-bad', missing: 'text-warn' } as const;

const busyText = ({ stages }: LibraryItem, words: Words): string => {
  const { t } = words;
  const running = stages.find((status) => status.state === 'running');
  const percent = `${Math.round(overallProgress(stages) * 100)} %`;
  if (running === undefined) return t('Indexing, {percent}', { percent });
  const left = running.secondsLeft === undefined ? '' : ` · ${timeLeft(running.secondsLeft, words)}`;
  return `${t(STAGE_LABELS[running.stage].label)}, ${percent}${left}`;
};

const readyText = (video: LibraryItem['video'], { t, language }: Words): string => {
  if (video === undefined) return t('Ready');
  const size = video.height === undefined ? '' : `${Math.min(video.height, video.width ?? video.height)}p`;
  // Nouns keep their capital letter in German.
  const inSentence = (label: string): string => (language.code === 'de' ? label : label.toLocaleLowerCase(language.code));
  const lacking = lackingStages(video).map((stage) => inSentence(t(STAGE_LABELS[stage].label)));
  const found = lacking.length === 0 ? t('searchable') : t('searchable without {names}', { names: lacking.join(', ') });
  return [video.hasVideo ? size : t('Sound only'), video.hasAudio ? '' : t('no sound'), found].filter(Boolean).join(' · ');
};

/** Why something is lacking, as far as the server says. */
const readyNotes = (video: LibraryItem['video'], { t, known }: Words): string | undefined => {
  const lacking = video === undefined ? [] : lackingStages(video);
  return video?.stages.flatMap(({ stage, note }) => (note !== undefined && lacking.includes(stage) ? [`${t(STAGE_LABELS[stage].label)}: ${known(note)}`] : [])).join('\n') || undefined;
};
