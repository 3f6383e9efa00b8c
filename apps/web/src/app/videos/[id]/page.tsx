import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Player } from '../../../components/player/player.tsx';

interface PlayerPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: 'Player' };

export default async function PlayerPage({ params }: PlayerPageProps) {
  const { id } = await params;
  return <Suspense><Player key={id} id={decodeURIComponent(id)} /></Suspense>;
}
