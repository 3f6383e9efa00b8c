'use client';

import type { FoundMoment, Label, LabelRequest } from '@frameseek/core';
import { Images, ThumbsDown, ThumbsUp } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { memo } from 'react';
import { useHoverIntent } from '../../hooks/ui/use-hover-intent.ts';
import { cx } from '../../lib/ui/cx.ts';
import { clock, clockSpan } from '../../lib/ui/format.ts';
import { playerHref, searchHref } from '../../lib/ui/links.ts';
import { modalitiesOf, pictureTime, pictureWithin, spokenLanguages, wordsOf, writtenIn } from '../../lib/search/moment.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { AlsoIn } from './also-in.tsx';
import { Highlighted } from './highlighted.tsx';
import { ModalityBadge } from './modality-badge.tsx';
import { MomentPreview } from './moment-preview.tsx';
import { Poster } from '../pictures/poster.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface MomentCardProps {
  readonly moment: FoundMoment;
  readonly query: string;
  /** The answer holds moments that match; a share beside the nearest of none would contradict that nothing does. */
  readonly matches: boolean;
  /** False for sound files, where there is nothing to see; undefined as long as it is not known. */
  readonly hasPicture: boolean | undefined;
  /** Of the picture that stands for its video. */
  readonly colour?: string | undefined;
  /** Its picture is among those that the page shows first. */
  readonly isFirst: boolean;
  readonly verdict: Label['verdict'] | undefined;
  /** Says whether this is what was meant; left out where no words were searched. */
  readonly onSay?: (moment: FoundMoment, verdict: LabelRequest['verdict']) => void;
}

/** One moment that was found; a click opens the video there. It moves under the pointer and under the keyboard. Kept as drawn while the list scrolls. */
export const MomentCard = memo(function MomentCard({ moment, query, matches, hasPicture, colour, isFirst, verdict, onSay }: MomentCardProps) {
  const { t, locale } = useWords();
  const { rests, handlers } = useHoverIntent();
  const { video, start, end, score } = moment;
  const name = t('{title} at {time}', { title: video.title, time: clock(start) });
  return (
    <article className="group relative" aria-label={name}>
      <Link data-result prefetch={false} href={playerHref(video.id, { at: start, q: query })} className="block rounded-2xl" {...handlers}>
        <div className="relative aspect-video overflow-hidden rounded-2xl bg-sunken ring-1 ring-line ring-inset transition group-hover:brightness-105">
          <Poster id={video.id} at={pictureTime(moment)} hasPicture={hasPicture} colour={colour} lines={writtenIn(moment, pictureTime(moment))} within={pictureWithin(moment)} isFirst={isFirst} />
          {rests && hasPicture === true && <MomentPreview moment={moment} />}
          <span className="absolute bottom-2 inset-s-2 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">{clockSpan({ start, end })}</span>
        </div>
        <h2 className="mt-2.5 truncate text-[0.95rem] font-medium group-hover:underline" title={video.title}>{video.title}</h2>
        {wordsOf(moment).slice(0, 2).map((text) => (
          <p key={text} className="mt-1 line-clamp-2 text-[0.8125rem] leading-snug text-soft">“<Highlighted text={text} query={query} />”</p>
        ))}
      </Link>
      <div className="mt-1.5 flex min-h-8 items-center gap-1">
        {modalitiesOf(moment).map((modality) => <ModalityBadge key={modality} modality={modality} />)}
        {spokenLanguages(moment, locale).map((language) => <span key={language} className="ms-1 text-xs text-faint" title={t('Language of what is said')}>{language}</span>)}
        {matches && <span className="ms-1 text-xs text-faint tabular-nums" title={t('How well it matches')}>{Math.round(score * 100)} %</span>}
        {onSay !== undefined && <Verdict name={name} verdict={verdict} onSay={(said) => onSay(moment, said)} />}
      </div>
      <AlsoIn moment={moment} query={query} />
      {hasPicture === true && <MoreLikeThis moment={moment} name={name} />}
      {hasPicture === true && <CompareButton place={{ video: video.id, at: start }} name={name} className={cx('absolute top-2 inset-s-2 bg-black/75 text-white hover:bg-black aria-pressed:bg-white aria-pressed:text-black aria-pressed:opacity-100', quiet)} />}
    </article>
  );
});

const quiet = 'opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100';

/** Beside the link, since a link holds no button; seen where a pointer or the keyboard is, and always on a touch screen. */
function MoreLikeThis({ moment, name }: { readonly moment: FoundMoment; readonly name: string }) {
  const { t } = useWords();
  const router = useRouter();
  const href = searchHref(`like:${moment.video.id}@${Math.round(pictureTime(moment) * 1_000) / 1_000}`, []);
  return (
    <button type="button" aria-label={t('More like this: {name}', { name })} title={t('More like this')} onClick={() => router.push(href)}
      className={cx('absolute top-2 inset-e-2 flex h-8 items-center gap-1.5 rounded-lg bg-black/75 px-2 text-xs font-medium text-white hover:bg-black', quiet)}>
      <Images aria-hidden className="size-4" /><span className="pointer-coarse:sr-only">{t('More like this')}</span>
    </button>
  );
}

const VERDICTS = [['good', 'This is it', ThumbsUp], ['bad', 'This is not it', ThumbsDown]] as const;

interface VerdictProps {
  readonly name: string;
  readonly verdict: Label['verdict'] | undefined;
  readonly onSay: (verdict: LabelRequest['verdict']) => void;
}

function Verdict({ name, verdict, onSay }: VerdictProps) {
  const { t } = useWords();
  return (
    <span role="group" aria-label={t('Is it right: {name}', { name })} className={cx('ms-auto flex', verdict === undefined && quiet)}>
      {VERDICTS.map(([value, label, Icon]) => (
        <button key={value} type="button" aria-label={t(label)} title={t(label)} aria-pressed={verdict === value} onClick={() => onSay(value)}
          className={cx('grid size-8 place-items-center rounded-lg hover:bg-sunken hover:text-ink', verdict === value ? 'text-accent [&_svg]:fill-current' : 'text-faint')}>
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </span>
  );
}
