import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BrowsePage } from '../../components/browse/browse-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Browse') });

export default function Page() {
  return <Suspense><BrowsePage /></Suspense>;
}
