'use client';

import type { Span, VideoDetail } from '@frameseek/core';
import { ClipboardCopy, Columns2, Link2, ListVideo, Share2 } from 'lucide-react';
import { startExport } from '../../hooks/export/use-exports.ts';
import type { Playback } from '../../hooks/player/use-playback.ts';
import { useCompare } from '../../hooks/player/use-compare.ts';
import { useCopy } from '../../hooks/ui/use-copy.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { exportFile, type ExportFormat } from '../../lib/api/api-export.ts';
import { timeCodesAt } from '../../lib/player/time-codes.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/floating/menu-button.tsx';

interface PlaceMenuProps {
  readonly video: VideoDetail;
  readonly playback: Playback;
  /** What is opened in an editor: the range or the moment; the shot that plays if absent. */
  readonly taken: Span | undefined;
}

/** Lists that editors open. */
const LISTS: readonly (readonly [ExportFormat, string])[] = [['edl', 'EDL'], ['fcpxml', 'FCPXML'], ['otio', 'OTIO']];

/** What can be done with the place at which the video stands: its address, its time code, and the way into an editor. */
export function PlaceMenu({ video, playback, taken }: PlaceMenuProps) {
  const copy = useCopy();
  const { choose } = useCompare();
  const { t, language } = useWords();
  const address = (): string => location.origin + playerHref(video.id, { at: playback.now() });
  const share = (): void => void navigator.share({ title: video.title, url: address() }).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'AbortError')) copy(address());
  });
  const open = (format: ExportFormat): void => {
    const { start, end } = taken ?? shotAt(video, playback.now());
    void startExport(`${video.title}.${format}`, async (how) => await exportFile({ format, title: video.title, items: [{ video: video.id, start, end, title: video.title }] }, how));
  };
  return (
    <MenuButton
      label={t('This place')} offset={6}
      choices={[
        { label: t('Copy link at this time'), icon: Link2, onSelect: () => copy(address()) },
        ...(typeof navigator !== 'undefined' && 'share' in navigator ? [{ label: t('Share…'), icon: Share2, onSelect: share }] : []),
        ...timeCodesAt(playback.time, video.probe).map(({ name, text }) => ({ label: t('Copy {format} {text}', { format: language.code === 'de' ? t(name) : t(name).toLocaleLowerCase(language.code), text }), icon: ClipboardCopy, onSelect: () => copy(text) })),
        ...(video.hasVideo ? [{ label: t('Compare this place'), icon: Columns2, onSelect: () => choose({ video: video.id, at: playback.now() }) }] : []),
        ...LISTS.map(([format, name]) => ({ label: t('Open in an editor ({name})', { name }), icon: ListVideo, onSelect: () => open(format) })),
      ]}
      button={(wiring) => <Button {...wiring} size="small"><Share2 aria-hidden />{t('Share')}</Button>}
    />
  );
}

/** The shot in which a time lies; all of the video where none is known. */
const shotAt = ({ shots, duration }: VideoDetail, at: number): Span => shots.findLast(({ start }) => start <= at) ?? { start: 0, end: duration };
