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

const WHAT = { visual: 'Pictures', sentences: 'Meaning of words' } as const;

/** Which model answers for a role, how far the films have come to another, and the earlier ones, to go back to or to drop. */
export function SwapRow({ spaces }: { readonly spaces: RoleSpacesView }) {
  const { role, serving, swap, kept, declined } = spaces;
  const { change } = useChanges();
  const mayChange = useMay('admin');
  if (serving === undefined) return null;
  return (
    <li className="text-sm">
      {swap !== undefined && <Move role={role} from={serving.model} swap={swap} />}
      {declined !== undefined && (
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 truncate" title={declined}>{WHAT[role]}: stays with {serving.model}</p>
          {mayChange && <Button size="small" disabled={change.isPending} onClick={() => change.mutate({ role, action: 'resume' })}>Move to {declined}</Button>}
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
  const { notify } = useNotices();
  const onError = (error: Error): void => notify({ kind: 'bad', text: errorMessage(error) });
  return { change: useMutation({ mutationFn: changeSwap, onError }), drop: useMutation({ mutationFn: dropSpace, onError }) };
};

interface MoveProps {
  readonly role: RoleSpacesView['role'];
  /** The model that answers. */
  readonly from: string;
  readonly swap: NonNullable<RoleSpacesView['swap']>;
}

function Move({ role, from, swap }: MoveProps) {
  const { change } = useChanges();
  const mayChange = useMay('admin');
  const { model, isPaused, done, total, secondsLeft } = swap;
  return (
    <>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate font-medium" title={model}>{WHAT[role]}: to {model}</p>
        <span className="text-xs text-faint tabular-nums">{done} of {total}</span>
        {mayChange && (
          <>
            <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={isPaused ? `Go on moving to ${model}` : `Pause moving to ${model}`}
              onClick={() => change.mutate({ role, action: isPaused ? 'resume' : 'pause' })}>{isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}</Button>
            <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={`Stay with ${from}`} onClick={() => change.mutate({ role, action: 'rollback' })}><Undo2 aria-hidden /></Button>
          </>
        )}
      </div>
      <progress className="meter mt-1 w-full" value={done} max={Math.max(1, total)} aria-label={`Films seen by ${model}`} />
      <p className="text-[0.8125rem] text-faint">{from} answers until then{isPaused ? ' · paused' : secondsLeft === undefined ? '' : ` · ${timeLeft(secondsLeft)}`}</p>
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
  const { change, drop } = useChanges();
  const mayChange = useMay('admin');
  return (
    <div className="flex items-center gap-2">
      <p className="min-w-0 flex-1 truncate text-faint" title={id}>{WHAT[role]}: {model} is kept</p>
      {mayChange && isBefore && <Button look="quiet" size="small" icon disabled={change.isPending} aria-label={`Go back to ${model}`} onClick={() => change.mutate({ role, action: 'rollback' })}><Undo2 aria-hidden /></Button>}
      {mayChange && <Button look="quiet" size="small" icon disabled={drop.isPending} aria-label={`Drop the vectors of ${model}`} onClick={() => drop.mutate(id)}><Trash2 aria-hidden /></Button>}
    </div>
  );
}
