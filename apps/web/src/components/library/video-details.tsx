import { shownPath, type VideoDetail } from '@frameseek/core';
import { clock, count, fileSize } from '../../lib/ui/format.ts';
import { STAGE_LABELS } from '../../lib/ui/labels.ts';

/** What is known of the file, and what indexing did to it with which model. */
export function VideoDetails({ video }: { readonly video: VideoDetail }) {
  return (
    <div className="space-y-5 border-t border-line p-4 text-sm">
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts(video).map(([name, value]) => (
          <div key={name} className="contents"><dt className="text-faint">{name}</dt><dd className="break-words whitespace-pre-line">{value}</dd></div>
        ))}
      </dl>
      <ul className="space-y-2">
        {video.stages.map(({ stage, state, count: made, by, seconds, note }) => (
          <li key={stage} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4">
            <span className="text-faint">{STAGE_LABELS[stage].label}</span>
            <span className="min-w-0 break-words">
              {[state, made > 0 && stage !== 'probe' ? count(made, STAGE_LABELS[stage].unit) : '', by ?? '', seconds === undefined ? '' : `${seconds.toFixed(1)} s`].filter(Boolean).join(' · ')}
              {note !== undefined && <span className="block text-soft">{note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const facts = ({ path, copies = [], sizeBytes, duration, probe, addedAt, transcripts, shots }: VideoDetail): readonly (readonly [string, string])[] => {
  const picture = probe?.video;
  const sound = probe?.audio.map(({ codec, language }) => [codec, language].filter(Boolean).join(' ')).join(', ') ?? '';
  const all: readonly (readonly [string, string])[] = [
    ['About', probe?.metadata?.description ?? probe?.metadata?.comment ?? ''],
    ['By', probe?.metadata?.artist ?? ''],
    ['Camera', probe?.metadata?.camera ?? ''],
    ['Recorded', [recordedText(probe?.recordedAt), probe?.location?.place].filter(Boolean).join(' · ')],
    ['Time code', [probe?.timeCode?.start, probe?.timeCode?.reel].filter(Boolean).join(' · ')],
    ['Chapters', probe?.metadata?.chapters?.map(({ start, title }) => `${clock(start)} ${title}`).join(' · ') ?? ''],
    ['File', shownPath(path)],
    ['Copies', copies.map(shownPath).join('\n')],
    ['Size', fileSize(sizeBytes)],
    ['Length', clock(duration)],
    ['Picture', picture === undefined ? '' : `${picture.width} × ${picture.height} · ${picture.codec} · ${Math.round(picture.frameRate * 100) / 100} frames a second`],
    ['Sound', sound],
    ['Shots', shots.length > 0 ? String(shots.length) : ''],
    ['Transcript', transcripts.map(({ source, language, kind, cues }) => [SOURCE_LABELS[source], language, kind === 'sdh' ? 'for the deaf' : kind, count(cues, 'line')].filter(Boolean).join(', ')).join('; ')],
    ['Added', new Date(addedAt).toLocaleString()],
  ];
  return all.filter(([, value]) => value !== '');
};

/** `2024-01-31 15:45` as the camera’s clock showed it; UTC where only that is told. */
const recordedText = (time: string | undefined): string | undefined => time && `${time.slice(0, 16).replace('T', ' ')}${time.endsWith('Z') ? ' UTC' : ''}`;

const SOURCE_LABELS = { stream: 'subtitles in the file', sidecar: 'subtitles beside the file', recognised: 'recognised', translated: 'translated into English', 'burned-in': 'subtitles in the picture' } as const;
