import type { Metadata } from 'next';
import { StoryboardPage } from '../../../../components/insights/storyboard-page.tsx';
import { requestWords } from '../../../../lib/server/request-locale.ts';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Storyboard') });

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <StoryboardPage id={decodeURIComponent(id)} />;
}
