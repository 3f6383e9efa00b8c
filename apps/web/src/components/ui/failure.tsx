'use client';

import { CloudOff, TriangleAlert } from 'lucide-react';
import { errorMessage, isOffline, isSignedOut } from '../../lib/api/api-error.ts';
import { Button } from './button.tsx';
import { Message } from './message.tsx';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What a page shows instead of its content when the API failed or does not answer. */
export function Failure({ error, onRetry }: FailureProps) {
  if (isSignedOut(error)) return null;
  const retry = <Button look="primary" onClick={onRetry}>Try again</Button>;
  if (isOffline(error)) {
    return (
      <Message alert icon={CloudOff} title="Frameseek is not running" actions={retry}>
        <p>{errorMessage(error)} This page comes back by itself as soon as it does.</p>
      </Message>
    );
  }
  return <Message alert icon={TriangleAlert} title="That did not work" actions={retry}><p>{errorMessage(error)}</p></Message>;
}
