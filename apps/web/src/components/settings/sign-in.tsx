'use client';

import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { signIn } from '../../lib/api/api.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { Button } from '../ui/button.tsx';

/** Asks for the token of a protected server, and goes back to where it was asked for. */
export function SignIn() {
  const next = safePath(useSearchParams().get('next'));
  const [token, setToken] = useState('');
  // A whole new page, so that the feed of jobs and every answer are asked for again with the token.
  const { mutate, error, isPending } = useMutation({ mutationFn: signIn, onSuccess: () => location.assign(next) });
  return (
    <div className="mx-auto max-w-sm py-12 sm:py-20">
      <span className="mb-5 grid size-14 place-items-center rounded-2xl border border-line bg-surface shadow-sm"><KeyRound aria-hidden className="size-6 text-soft" /></span>
      <h1 className="text-2xl font-semibold tracking-tight">This library is protected</h1>
      <p className="mt-2 text-soft">Type the token with which the server was started (<code className="text-sm">FRAMESEEK_TOKEN</code>).</p>
      <form className="mt-6" onSubmit={(event) => { event.preventDefault(); mutate(token.trim()); }}>
        <label htmlFor="token" className="text-sm font-medium">Token</label>
        <input
          id="token" type="password" autoComplete="current-password" required value={token} onChange={({ target }) => setToken(target.value)}
          aria-describedby={error === null ? undefined : 'token-error'} aria-invalid={error !== null}
          className="mt-1.5 h-11 w-full rounded-xl border border-line bg-surface px-3"
        />
        {error !== null && <p id="token-error" role="alert" className="mt-2 text-sm text-bad">{errorMessage(error)}</p>}
        <Button look="primary" type="submit" className="mt-4 h-11 w-full" disabled={isPending}>{isPending ? 'Checking…' : 'Sign in'}</Button>
      </form>
    </div>
  );
}

/** Only paths of this app: an address from outside must not lead elsewhere. */
const safePath = (path: string | null): string => (path !== null && /^\/(?![/\\])/.test(path) ? path : '/');
