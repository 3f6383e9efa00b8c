import type { Metadata } from 'next';
import { SlidesPage } from '../../../../components/player/slides-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: 'Slides' };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <SlidesPage id={decodeURIComponent(id)} />;
}
