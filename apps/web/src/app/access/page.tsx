import type { Metadata } from 'next';
import { AccessPage } from '../../components/access/access-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('People, tokens and links') });

export default function Page() {
  return <AccessPage />;
}
