import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CollectionPage } from '../../components/collection/collection-page.tsx';

export const metadata: Metadata = { title: 'Collections' };

export default function Page() {
  return <Suspense><CollectionPage /></Suspense>;
}
