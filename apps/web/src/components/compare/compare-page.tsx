'use client';

import { Columns2 } from 'lucide-react';
import Link from 'next/link';
import { useVideo } from '../../hooks/library/use-videos.ts';
import { useUrlParameters } from '../../hooks/ui/use-url-parameters.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { readPlaceText, type ComparedPlace } from '../../lib/player/compared.ts';
import { buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { SlowNote } from '../ui/slow-note.tsx';
import { Compared } from './compared.tsx';

/** Two moments side by side, which the address names. */
export function ComparePage() {
  const { parameters } = useUrlParameters();
  const { t } = useWords();
  const [first, second] = [readPlaceText(parameters.get('a')), readPlaceText(parameters.get('b'))];
  if (first !== undefined && second !== undefined) return <Loaded first={first} second={second} />;
  return (
    <Message icon={Columns2} title={t('Two moments side by side')} actions={<Link href="/search" className={buttonClass({ look: 'primary' })}>{t('Search')}</Link>}>
      <p>{t('“Compare” is on each result, on each moment of a collection, and in the menu “Share” of the player: choose it for one moment, then for the other.')}</p>
    </Message>
  );
}

function Loaded({ first, second }: { readonly first: ComparedPlace; readonly second: ComparedPlace }) {
  const { t } = useWords();
  const [one, other] = [useVideo(first.video), useVideo(second.video)];
  const failed = [one, other].find(({ error }) => error !== null);
  if (one.data !== undefined && other.data !== undefined) return <Compared key={`${first.video} ${second.video}`} first={{ video: one.data, at: first.at }} second={{ video: other.data, at: second.at }} />;
  if (failed !== undefined) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  return <div role="status" aria-label={t('Loading both moments')}><SlowNote /></div>;
}
