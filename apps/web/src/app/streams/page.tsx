import type { Metadata } from 'next';
import { StreamsPage } from '../../components/live/streams-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Streams and alerts') });

export default function Page() {
  return <StreamsPage />;
}
