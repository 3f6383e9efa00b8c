'use client';

import './globals.css';
import ErrorPage from './error.tsx';

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function GlobalError(props: GlobalErrorProps) {
  return (
    <html lang="en">
      <body className="font-sans"><main><ErrorPage {...props} /></main></body>
    </html>
  );
}
