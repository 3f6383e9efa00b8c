import type { Metadata } from 'next';
import { CollectionPage } from '../../components/export/collection-page.tsx';

export const metadata: Metadata = { title: 'Collection' };

export default function Page() {
  return <CollectionPage />;
}
