import type { Metadata } from 'next';
import { StoryboardPage } from '../../../../components/insights/storyboard-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: 'Storyboard' };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <StoryboardPage id={decodeURIComponent(id)} />;
}
