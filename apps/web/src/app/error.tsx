'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '../components/ui/button.tsx';
import { Message } from '../components/ui/message.tsx';
import { useWords } from '../hooks/ui/use-words.tsx';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ reset }: ErrorPageProps) {
  const { t } = useWords();
  return (
    <Message alert icon={TriangleAlert} title={t('This page broke')} actions={<Button look="primary" onClick={reset}>{t('Try again')}</Button>}>
      <p>{t('Your videos and their index are not touched by this.')}</p>
    </Message>
  );
}
