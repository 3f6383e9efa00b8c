import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ComparePage } from '../../components/compare/compare-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Compare') });

export default function Page() {
  return <Suspense><ComparePage /></Suspense>;
}
