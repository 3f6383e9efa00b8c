import type { Metadata } from 'next';
import { StreamPage } from '../../../components/live/stream-page.tsx';
import { requestWords } from '../../../lib/server/request-locale.ts';

interface StreamPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Days of a stream') });

export default async function Page({ params }: StreamPageProps) {
  const { id } = await params;
  return <StreamPage key={id} id={decodeURIComponent(id)} />;
}
