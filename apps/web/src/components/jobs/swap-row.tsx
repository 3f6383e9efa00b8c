'use client';

import type { RoleSpacesView } from '@frameseek/core';
import { useMutation } from '@tanstack/react-query';
import { Pause, Play, Trash2, Undo2 } from 'lucide-react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { changeSwap, dropSpace } from '../../lib/api/api-upkeep.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { timeLeft } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

const WHAT = { visual: 'Pictures', sentences: 'Meaning of words' } as const;

/** Which model answers for a role, how far the films have come to another, and the earlier ones, to go back to or to drop. */
export function SwapRow({ spaces }: { readonly spaces: RoleSpacesView }) {
  const { t } = useWords();
  const { role, serving, swap, kept, declined } = spaces;
  const { change } = useChanges();
  const mayChange = useMay('admin');
  if (serving === undefined) return null;
  return (
    <li className="text-sm">
      {swap !== undefined && <Move role={role} from={serving.model} swap={swap} />}
      {declined !== undefined && (
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 truncate" title={declined}>{t('{role}: stays with {model}', { role: t(WHAT[role]), model: serving.model })}</p>
          {mayChange && <Button size="small" disabled={change.isPending} onClick={() => change.mutate({ role, action: 'resume' })}>{t('Move to {declined}', { declined })}</Button>}
        </div>
      )}
      {kept.filter(({ model }) => model !== swap?.model).map((space, index) => (
        <KeptSpace key={space.id} role={role} space={space} isBefore={index === 0 && swap === undefined && space.model !== declined} />
      ))}
    </li>
  );
}

/** What people do about models; what fails is told. */
const useChanges = () => {
  const words = useWords();
  const { notify } = useNotices();
  const onError = (error: Error): void => notify({ kind: 'bad', text: errorMessage(error, words) });
  return { change: useMutation({ mutationFn: changeSwap, onError }), drop: useMutation({ mutationFn: dropSpace, onError }) };
};

interface MoveProps {
  readonly role: RoleSpacesView['role'];
  /** The model that answers. */
  readonly from: string;
  readonly swap: NonNullable<RoleSpacesView['swap']>;
}

function Move({ role, from, swap }: MoveProps) {
  const words = useWords();
  const { t } = words;
  const { change } = useChanges();
  const mayChange = useMay('admin');
  const { model, isPaused, done, total, secondsLeft } = swap;
  return (
    <>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate font-medium" title={model}>{t('{role}: to {model}', { role: t(WHAT[role]), model })}</p>
        <span className="text-xs text-faint tabular-nums">{t('{done} of {total}', { done, total })}</span>
        {mayChange && (
          <>
            <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={isPaused ? t('Go on moving to {model}', { model }) : t('Pause moving to {model}', { model })}
              onClick={() => change.mutate({ role, action: isPaused ? 'resume' : 'pause' })}>{isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}</Button>
            <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={t('Stay with {from}', { from })} onClick={() => change.mutate({ role, action: 'rollback' })}><Undo2 aria-hidden /></Button>
          </>
        )}
      </div>
      <progress className="meter mt-1 w-full" value={done} max={Math.max(1, total)} aria-label={t('Films seen by {model}', { model })} />
      <p className="text-[0.8125rem] text-faint">{t('{from} answers until then', { from })}{isPaused ? ` · ${t('paused')}` : secondsLeft === undefined ? '' : ` · ${timeLeft(secondsLeft, words)}`}</p>
    </>
  );
}

interface KeptSpaceProps {
  readonly role: RoleSpacesView['role'];
  readonly space: RoleSpacesView['kept'][number];
  /** The one that going back leads to. */
  readonly isBefore: boolean;
}

function KeptSpace({ role, space: { id, model }, isBefore }: KeptSpaceProps) {
  const { t } = useWords();
  const { change, drop } = useChanges();
  const mayChange = useMay('admin');
  return (
    <div className="flex items-center gap-2">
      <p className="min-w-0 flex-1 truncate text-faint" title={id}>{t('{role}: {model} is kept', { role: t(WHAT[role]), model })}</p>
      {mayChange && isBefore && <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={t('Go back to {model}', { model })} onClick={() => change.mutate({ role, action: 'rollback' })}><Undo2 aria-hidden /></Button>}
      {mayChange && <Button look="quiet" size="small" icon disabled={drop.isPending} aria-label={t('Drop the vectors of {model}', { model })} onClick={() => drop.mutate(id)}><Trash2 aria-hidden /></Button>}
    </div>
  );
}
