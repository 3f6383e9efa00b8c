import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BrowsePage } from '../../components/browse/browse-page.tsx';

export const metadata: Metadata = { title: 'Browse' };

export default function Page() {
  return <Suspense><BrowsePage /></Suspense>;
}
