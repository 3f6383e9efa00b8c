'use client';

import type { SignInRequest } from '@frameseek/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { signIn, waysIn } from '../../lib/api/api-access.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Asks who wants to use a protected server, in the ways that it knows, and goes back to where it was asked. */
export function SignIn() {
  const { t, rich } = useWords();
  const next = safePath(useSearchParams().get('next'));
  const { data: ways } = useQuery({ queryKey: ['ways-in'], queryFn: waysIn });
  const [byToken, setByToken] = useState(false);
  // A whole new page, so that the feed of jobs and every answer are asked for again by whoever signed in.
  const { mutate, error, isPending, reset } = useMutation({ mutationFn: signIn, onSuccess: () => location.assign(next) });
  const isToken = byToken || (ways?.includes('token') === true && !ways.includes('password'));
  return (
    <div className="mx-auto max-w-sm py-12 sm:py-20">
      <span className="mb-5 grid size-14 place-items-center rounded-2xl border border-line bg-surface shadow-sm"><KeyRound aria-hidden className="size-6 text-soft" /></span>
      <h1 className="text-2xl font-semibold tracking-tight">{t('This library is protected')}</h1>
      {ways?.includes('provider') === true && <a href="/api/session/oidc" className={`mt-6 ${buttonClass({ look: 'primary' })} h-11 w-full`}>{t('Sign in with your organisation')}</a>}
      {isToken && <TokenForm onSubmit={mutate} error={error} isPending={isPending} />}
      {!isToken && ways?.includes('password') === true && <PasswordForm onSubmit={mutate} error={error} isPending={isPending} />}
      {ways?.includes('password') === true && ways.includes('token') && (
        <Button look="quiet" size="small" className="mt-4" onClick={() => { reset(); setByToken(!byToken); }}>{byToken ? t('Sign in by name and password') : t('Sign in by the token of the server')}</Button>
      )}
      {ways?.length === 0 && <p className="mt-2 text-soft">{rich('You are signed in. <link>Go on to the library</link>', { link: (children) => <a href={next} className="rounded-sm font-medium text-ink underline underline-offset-2">{children}</a> })}</p>}
    </div>
  );
}

interface FormProps {
  readonly onSubmit: (credentials: SignInRequest) => void;
  readonly error: Error | null;
  readonly isPending: boolean;
}

function TokenForm({ onSubmit, error, isPending }: FormProps) {
  const { t, rich } = useWords();
  const [token, setToken] = useState('');
  return (
    <form onSubmit={(event) => { event.preventDefault(); onSubmit({ token: token.trim() }); }}>
      <p className="mt-2 mb-6 text-soft">{rich('Type the token with which the server was started (<code>FRAMESEEK_TOKEN</code>).', { code: (children) => <code className="text-sm">{children}</code> })}</p>
      <Field id="token" label={t('Token')} type="password" autoComplete="current-password" value={token} onChange={setToken} error={error} />
      <Submit error={error} isPending={isPending} />
    </form>
  );
}

function PasswordForm({ onSubmit, error, isPending }: FormProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form className="mt-6 space-y-4" onSubmit={(event) => { event.preventDefault(); onSubmit({ name, password }); }}>
      <Field id="name" label={t('Name')} type="text" autoComplete="username" value={name} onChange={setName} error={error} />
      <Field id="password" label={t('Password')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={error} />
      <Submit error={error} isPending={isPending} />
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autoComplete: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: Error | null;
}

const Field = ({ id, label, onChange, error, ...input }: FieldProps) => (
  <div>
    <label htmlFor={id} className="text-sm font-medium">{label}</label>
    <input
      {...input} id={id} required onChange={({ target }) => onChange(target.value)}
      aria-describedby={error === null ? undefined : 'sign-in-error'} aria-invalid={error !== null}
      className="mt-1.5 h-11 w-full rounded-xl border border-line bg-surface px-3"
    />
  </div>
);

const Submit = ({ error, isPending }: Pick<FormProps, 'error' | 'isPending'>) => {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {error !== null && <p id="sign-in-error" role="alert" className="mt-2 text-sm text-bad">{errorMessage(error, words)}</p>}
      <Button look="primary" type="submit" className="mt-4 h-11 w-full" disabled={isPending}>{isPending ? t('Checking…') : t('Sign in')}</Button>
    </>
  );
};

/** Only paths of this app: an address from outside must not lead elsewhere. */
const safePath = (path: string | null): string => (path !== null && /^\/(?![/\\])/.test(path) ? path : '/');
