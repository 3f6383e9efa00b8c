'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '../components/ui/button.tsx';
import { Message } from '../components/ui/message.tsx';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ reset }: ErrorPageProps) {
  return (
    <Message alert icon={TriangleAlert} title="This page broke" actions={<Button look="primary" onClick={reset}>Try again</Button>}>
      <p>Your videos and their index are not touched by this.</p>
    </Message>
  );
}
