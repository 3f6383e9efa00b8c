import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CollectionPage } from '../../components/collection/collection-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Collections') });

export default function Page() {
  return <Suspense><CollectionPage /></Suspense>;
}
