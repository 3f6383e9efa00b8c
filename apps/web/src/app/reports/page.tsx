import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ReportsPage } from '../../components/reports/reports-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Reports') });

export default function Page() {
  return <Suspense><ReportsPage /></Suspense>;
}
