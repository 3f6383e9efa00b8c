import { shownPath, type VideoDetail } from '@frameseek/core';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';
import type { Words } from '../../messages/words.ts';
import { clock, fileSize } from '../../lib/ui/format.ts';
import { STAGE_LABELS } from '../../lib/ui/labels.ts';

/** What is known of the file, and what indexing did to it with which model. */
export function VideoDetails({ video }: { readonly video: VideoDetail }) {
  const words = useWords();
  const { t, known, number } = words;
  return (
    <div className="space-y-5 border-t border-line p-4 text-sm">
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts(video, words).map(([name, value]) => (
          <div key={name} className="contents"><dt className="text-faint">{t(name)}</dt><dd className="break-words whitespace-pre-line">{value}</dd></div>
        ))}
      </dl>
      <ul className="space-y-2">
        {video.stages.map(({ stage, state, count: made, by, seconds, note }) => (
          <li key={stage} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4">
            <span className="text-faint">{t(STAGE_LABELS[stage].label)}</span>
            <span className="min-w-0 break-words">
              {[t(state), made > 0 && stage !== 'probe' ? t(STAGE_LABELS[stage].made, { n: made }) : '', by ?? '', seconds === undefined ? '' : `${number(seconds, ONE_DIGIT)} s`].filter(Boolean).join(' · ')}
              {note !== undefined && <span className="block text-soft">{known(note)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

const facts = ({ path, copies = [], sizeBytes, duration, probe, addedAt, transcripts, shots }: VideoDetail, words: Words): readonly (readonly [PlainMessage, string])[] => {
  const { t, date, number } = words;
  const picture = probe?.video;
  const sound = probe?.audio.map(({ codec, language }) => [codec, language].filter(Boolean).join(' ')).join(', ') ?? '';
  const all: readonly (readonly [PlainMessage, string])[] = [
    ['About', probe?.metadata?.description ?? probe?.metadata?.comment ?? ''],
    ['By', probe?.metadata?.artist ?? ''],
    ['Camera', probe?.metadata?.camera ?? ''],
    ['Recorded', [recordedText(probe?.recordedAt), probe?.location?.place].filter(Boolean).join(' · ')],
    ['Time code', [probe?.timeCode?.start, probe?.timeCode?.reel].filter(Boolean).join(' · ')],
    ['Chapters', probe?.metadata?.chapters?.map(({ start, title }) => `${clock(start)} ${title}`).join(' · ') ?? ''],
    ['File', shownPath(path)],
    ['Copies', copies.map(shownPath).join('\n')],
    ['Size', fileSize(sizeBytes, words)],
    ['Length', clock(duration)],
    ['Picture', picture === undefined ? '' : `${picture.width} × ${picture.height} · ${picture.codec} · ${t('{rate} frames a second', { rate: number(Math.round(picture.frameRate * 100) / 100) })}`],
    ['Sound', sound],
    ['Shots', shots.length > 0 ? String(shots.length) : ''],
    ['Transcript', transcripts.map(({ source, language, kind, cues }) => [t(SOURCE_LABELS[source]), language, kind === 'sdh' ? t('for the deaf') : kind, t('{n} lines', { n: cues })].filter(Boolean).join(', ')).join('; ')],
    ['Added', date(addedAt)],
  ];
  return all.filter(([, value]) => value !== '');
};

/** `2024-01-31 15:45` as the camera’s clock showed it; UTC where only that is told. */
const recordedText = (time: string | undefined): string | undefined => time && `${time.slice(0, 16).replace('T', ' ')}${time.endsWith('Z') ? ' UTC' : ''}`;

const SOURCE_LABELS = { stream: 'subtitles in the file', sidecar: 'subtitles beside the file', recognised: 'recognised', translated: 'translated into English', 'burned-in': 'subtitles in the picture' } as const;
