'use client';

import type { SpeakerList } from '@frameseek/core';
import { PencilLine } from 'lucide-react';
import Link from 'next/link';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useMay } from '../../../hooks/access/use-session.ts';
import { useNaming } from '../../../hooks/player/use-speakers.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { playerHref, searchHref } from '../../../lib/ui/links.ts';
import { speakerColour } from '../../../lib/player/speaker-colour.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface SpeakerHeadingProps {
  /** Of the video. */
  readonly id: string;
  readonly speaker: SpeakerList['speakers'][number];
  /** Whether they are heard for the first time: only there it is asked who they may be. */
  readonly isFirst: boolean;
}

/** Who speaks from here on: a press finds all that they say, and who may says who that is. */
export function SpeakerHeading({ id, speaker, isFirst }: SpeakerHeadingProps) {
  const { t } = useWords();
  const [isNaming, setNaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const mayName = useMay('edit');
  const name = speaker.name ?? t('Speaker {number}', { number: speaker.number });
  const close = (): void => {
    setNaming(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  return (
    <div className="px-2.5 pt-2 select-none">
      {isNaming
        ? <NameForm id={id} speaker={speaker} shown={name} onDone={close} />
        : (
            <p className="flex min-w-0 items-center gap-1.5 text-xs font-semibold" style={{ color: speakerColour(speaker.number) }}>
              <span aria-hidden className="size-2 shrink-0 rounded-full bg-current" />
              <Link href={searchHref(`speaker:"${speaker.label}"`, [])} prefetch={false} title={t('Find all that {name} says', { name })} className="inline-flex min-h-6 min-w-0 items-center hover:underline"><span className="truncate">{name}</span></Link>
              {mayName && <Button ref={pencil} icon size="small" look="quiet" aria-label={t('Rename {name}', { name })} title={t('Rename {name}', { name })} onClick={() => setNaming(true)}><PencilLine aria-hidden /></Button>}
            </p>
          )}
      {isFirst && mayName && !isNaming && <Proposal id={id} speaker={speaker} />}
    </div>
  );
}

function NameForm({ id, speaker, shown, onDone }: Pick<SpeakerHeadingProps, 'id' | 'speaker'> & { readonly shown: string; readonly onDone: () => void }) {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState(speaker.name ?? '');
  const naming = useNaming(id);
  const help = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    naming.mutate({ number: speaker.number, name: name.trim() === '' ? null : name.trim() }, { onSuccess: onDone });
  };
  return (
    // Keys are the field's: the list would select words by some of them.
    <form onSubmit={submit} className="space-y-1.5" onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Escape') onDone(); }}>
      <div className="flex flex-wrap gap-1.5">
        <TextField autoFocus size="small" aria-label={t('Who is {name}?', { name: shown })} aria-describedby={help} aria-invalid={naming.isError} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} className="min-w-32 flex-1" />
        <Button type="submit" size="small" look="primary" disabled={naming.isPending}>{t('Save')}</Button>
        <Button size="small" look="quiet" onClick={onDone}>{t('Cancel')}</Button>
      </div>
      <p id={help} role={naming.isError ? 'alert' : undefined} className="text-xs text-faint">{naming.isError ? errorMessage(naming.error, words) : t('Empty: nobody knows. It stays with the voice, in this video alone.')}</p>
    </form>
  );
}

/** Somebody with a name who sounds the same in another video: a question that people answer. */
function Proposal({ id, speaker }: Pick<SpeakerHeadingProps, 'id' | 'speaker'>) {
  const words = useWords();
  const { t } = words;
  const naming = useNaming(id);
  const [alike] = speaker.alike;
  if (alike === undefined) return null;
  const { name, title, videoId } = alike;
  return (
    <div role="group" aria-label={t('Who is {name}?', { name: t('Speaker {number}', { number: speaker.number }) })} className="my-1 rounded-lg border border-line p-2 text-xs text-soft">
      <p><Link href={playerHref(videoId, { tab: 'transcript' })} prefetch={false} className="underline underline-offset-2 hover:text-ink">{t('Sounds like {name} in “{title}”.', { name, title })}</Link></p>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        <Button size="small" look="primary" disabled={naming.isPending} onClick={() => naming.mutate({ number: speaker.number, name })}>{t('Yes, this is {name}', { name })}</Button>
        <Button size="small" look="quiet" disabled={naming.isPending} onClick={() => naming.mutate({ number: speaker.number, isNot: name })}>{t('No, somebody else')}</Button>
      </div>
      {naming.isError && <p role="alert" className="mt-1 text-bad">{errorMessage(naming.error, words)}</p>}
    </div>
  );
}
