'use client';

import type { Whoami } from '@frameseek/core';
import { useMutation } from '@tanstack/react-query';
import { useSession } from '../../hooks/access/use-session.ts';
import { signOut } from '../../lib/api/api-access.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { AuditSection } from './audit-section.tsx';
import { PasswordForm } from './password-form.tsx';
import { PeopleSection } from './people-section.tsx';
import { SessionSection } from './session-section.tsx';
import { ShareSection } from './share-section.tsx';
import { TokenSection } from './token-section.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Who may what: people, browsers that are signed in, tokens for programs, links, and who did what. */
export function AccessPage() {
  const { t } = useWords();
  const { data: me, error, refetch } = useSession();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (me === undefined) return <div role="status" aria-label={t('Loading')} className="h-64 animate-pulse rounded-2xl bg-sunken" />;
  const isAdmin = me.permissions.includes('admin');
  return (
    <div className="mx-auto max-w-3xl space-y-10">
      <Me me={me} />
      {isAdmin && <PeopleSection isOpen={me.kind === 'open'} />}
      <TokenSection permissions={me.permissions} />
      {me.permissions.includes('edit') && <ShareSection />}
      {me.kind !== 'open' && <SessionSection />}
      {isAdmin && <AuditSection />}
    </div>
  );
}

function Me({ me: { kind, name, role } }: { readonly me: Whoami }) {
  const { t, rich } = useWords();
  const { mutate, isPending } = useMutation({ mutationFn: signOut, onSuccess: () => location.assign('/sign-in') });
  return (
    <section aria-labelledby="me">
      <h1 id="me" className="text-2xl font-semibold tracking-tight">{t('People, tokens and links')}</h1>
      {kind === 'open' && <p className="mt-1 text-sm text-soft">{t('Nobody has to sign in here: only this computer reaches the server.')}</p>}
      {kind !== 'open' && (
        <>
          <div className="mt-1 flex flex-wrap items-center gap-3 text-sm text-soft">
            <p>{rich('You are {name}.', { name: <><span className="font-medium text-ink">{kind === 'owner' ? t('the owner, by the token of the server') : name}</span>{role !== undefined && `, ${t(role)}`}</> })}</p>
            <Button size="small" disabled={isPending} onClick={() => mutate()}>{t('Sign out')}</Button>
          </div>
          {kind === 'user' && <PasswordForm />}
        </>
      )}
    </section>
  );
}
