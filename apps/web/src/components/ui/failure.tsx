'use client';

import { CloudOff, TriangleAlert } from 'lucide-react';
import { errorMessage, isOffline, isSignedOut } from '../../lib/api/api-error.ts';
import { Button } from './button.tsx';
import { Message } from './message.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What a page shows instead of its content when the API failed or does not answer. */
export function Failure({ error, onRetry }: FailureProps) {
  const words = useWords();
  const { t } = words;
  if (isSignedOut(error)) return null;
  const retry = <Button look="primary" onClick={onRetry}>{t('Try again')}</Button>;
  if (isOffline(error)) {
    return (
      <Message alert icon={CloudOff} title={t('Frameseek is not running')} actions={retry}>
        <p>{t('{reason} This page comes back by itself as soon as it does.', { reason: errorMessage(error, words) })}</p>
      </Message>
    );
  }
  return <Message alert icon={TriangleAlert} title={t('That did not work')} actions={retry}><p>{errorMessage(error, words)}</p></Message>;
}
