import type { Metadata } from 'next';
import { SlidesPage } from '../../../../components/player/slides-page.tsx';
import { requestWords } from '../../../../lib/server/request-locale.ts';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Slides') });

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <SlidesPage id={decodeURIComponent(id)} />;
}
