'use client';

import { clipText } from '@frameseek/core';
import { BookmarkPlus, ChevronRight, Clapperboard, Download, FileText, Film, Image, Link2, ListVideo, Scissors, Table } from 'lucide-react';
import dynamic from 'next/dynamic';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCollect } from '../../hooks/collection/use-collections.ts';
import { startExport } from '../../hooks/export/use-exports.ts';
import { clipTitle, exportFile, fetchFile, framePath } from '../../lib/api/api-export.ts';
import type { ExportFormat, ExportItem } from '../../lib/api/api-export.ts';
import { clock } from '../../lib/ui/format.ts';
import { contentElement } from '../../lib/ui/content-element.ts';
import { useMay } from '../../hooks/access/use-session.ts';
import { MenuItem, menuClass } from '../ui/menu.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched when it is opened.
const ShareDialog = dynamic(async () => (await import('../access/share-dialog.tsx')).ShareDialog, { loading: () => null });

interface ExportMenuProps {
  /** Becomes the name of the file. */
  readonly title: string;
  readonly items: readonly ExportItem[];
  /** What is taken, for people; the number of moments if absent. */
  readonly what?: string | undefined;
  /** What to do where there is nothing to take. */
  readonly hint?: string;
  /** Whose picture can be taken as it stands. */
  readonly frame?: { readonly video: string; readonly now: () => number };
  /** What subtitles hold: what is said, or the titles of the items. */
  readonly words?: 'said' | 'titles';
  /** False where the items are the collection itself. */
  readonly collects?: boolean;
  /** An icon alone, named so. */
  readonly label?: string;
}

/** Everything that parts of videos can be taken away as. */
export function ExportMenu({ title, items, what, hint, frame, words = 'said', collects = true, label }: ExportMenuProps) {
  const { t } = useWords();
  const collect = useCollect();
  const take = (format: ExportFormat, options: { readonly exact?: boolean } = {}): void => {
    const name = clipTitle(title, { format, items });
    void startExport(`${name}.${format}`, async (how) => await exportFile({ format, title: name, items: [...items], captions: words === 'said', ...options }, how));
  };
  const several = items.length > 1;
  const mayEdit = useMay('edit');
  const [sharing, setSharing] = useState(false);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          {label === undefined
            ? <Button size="small"><Download aria-hidden />{t('Export')}</Button>
            : <Button look="quiet" size="small" icon aria-label={label} title={label}><Download aria-hidden /></Button>}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={contentElement()}>
          <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={12} className={`${menuClass} max-h-(--radix-dropdown-menu-content-available-height) w-64 overflow-y-auto`}>
            <DropdownMenu.Label className="px-2.5 pt-1 pb-1.5 text-xs text-faint tabular-nums">{what ?? (items.length > 0 ? t('{n} moments', { n: items.length }) : hint)}</DropdownMenu.Label>
            {items.length > 0 && (
              <>
                <MenuItem onSelect={() => take('mp4', { exact: true })}>{several ? <Clapperboard aria-hidden /> : <Scissors aria-hidden />}{several ? t('One film (MP4)') : t('Clip, exact (MP4)')}</MenuItem>
                {!several && <MenuItem onSelect={() => take('mp4', { exact: false })}><Film aria-hidden />{t('Clip, as it is (MP4, at once)')}</MenuItem>}
                <MenuItem onSelect={() => take('gif')}><Image aria-hidden />{t('Moving picture (GIF)')}</MenuItem>
                <MenuItem onSelect={() => take('webm')}><Film aria-hidden />{t('Clip for web pages (WebM)')}</MenuItem>
              </>
            )}
            {frame !== undefined && <FrameItem title={title} {...frame} />}
            {items.length > 0 && (
              <>
                <Separator />
                {collects && mayEdit && <MenuItem onSelect={() => collect.mutate(items)}><BookmarkPlus aria-hidden />{t('Add to the collection')}</MenuItem>}
                {mayEdit && items.length <= MAX_SHARED && <MenuItem onSelect={() => setSharing(true)}><Link2 aria-hidden />{t('Share by a link…')}</MenuItem>}
                <SubMenu icon={<FileText aria-hidden />} name={t('Words')} formats={[['srt', t('Subtitles (SRT)')], ['vtt', t('Subtitles (WebVTT)')]]} onTake={take} />
                <SubMenu icon={<FileText aria-hidden />} name={t('To read and print')} formats={[['html', t('Page with stills (HTML)')], ['md', t('To read (Markdown)')]]} onTake={take} />
                <SubMenu icon={<Table aria-hidden />} name={t('List')} formats={[['csv', t('Table (CSV)')], ['json', t('For programs (JSON)')]]} onTake={take} />
                <SubMenu icon={<ListVideo aria-hidden />} name={t('For a video editor')} formats={[['edl', 'EDL (CMX 3600)'], ['fcpxml', 'FCPXML (Final Cut Pro)'], ['otio', 'OpenTimelineIO'], ['zip', t('Clips with their EDL (ZIP)')]]} onTake={take} />
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {sharing && <ShareDialog title={title} items={items.map(({ video, start, end, title: own = '', note = '' }) => ({ video, start, end, title: (clipText({ title: own, note }) || title).slice(0, MAX_SHARED_TITLE) }))} onClose={() => setSharing(false)} />}
    </>
  );
}

/** Moments that one link shows at most. */
const MAX_SHARED = 50;
/** Letters that a shared moment's title may have. */
const MAX_SHARED_TITLE = 300;

const Separator = () => <DropdownMenu.Separator className="mx-2.5 my-1.5 h-px bg-line" />;

function FrameItem({ title, video, now }: { readonly title: string; readonly video: string; readonly now: () => number }) {
  const { t } = useWords();
  const take = (): void => {
    const at = now();
    const fallback = `${title} ${clock(at).replaceAll(':', '.')}.png`;
    void startExport(fallback, async (how) => await fetchFile(framePath(video, at), { ...how, fallback }));
  };
  return <MenuItem onSelect={take}><Image aria-hidden />{t('This picture (PNG)')}</MenuItem>;
}

interface SubMenuProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly formats: readonly (readonly [ExportFormat, string])[];
  readonly onTake: (format: ExportFormat) => void;
}

const SubMenu = ({ icon, name, formats, onTake }: SubMenuProps) => (
  <DropdownMenu.Sub>
    <DropdownMenu.SubTrigger className="flex h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm text-ink outline-none select-none data-highlighted:bg-sunken data-[state=open]:bg-sunken [&_svg]:size-4">
      {icon}<span className="flex-1">{name}</span><ChevronRight aria-hidden className="text-faint" />
    </DropdownMenu.SubTrigger>
    <DropdownMenu.Portal container={contentElement()}>
      <DropdownMenu.SubContent sideOffset={4} collisionPadding={12} className={menuClass}>
        {formats.map(([format, words]) => <MenuItem key={format} onSelect={() => onTake(format)}>{words}</MenuItem>)}
      </DropdownMenu.SubContent>
    </DropdownMenu.Portal>
  </DropdownMenu.Sub>
);
