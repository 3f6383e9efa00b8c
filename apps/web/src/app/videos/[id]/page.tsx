import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Player } from '../../../components/player/player.tsx';
import { requestWords } from '../../../lib/server/request-locale.ts';

interface PlayerPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Player') });

export default async function PlayerPage({ params }: PlayerPageProps) {
  const { id } = await params;
  return <Suspense><Player key={id} id={decodeURIComponent(id)} /></Suspense>;
}
