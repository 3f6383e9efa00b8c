import type { Metadata } from 'next';
import { StreamsPage } from '../../components/live/streams-page.tsx';

export const metadata: Metadata = { title: 'Streams and alerts' };

export default function Page() {
  return <StreamsPage />;
}
