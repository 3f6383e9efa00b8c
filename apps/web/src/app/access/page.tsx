import type { Metadata } from 'next';
import { AccessPage } from '../../components/access/access-page.tsx';

export const metadata: Metadata = { title: 'People, tokens and links' };

export default function Page() {
  return <AccessPage />;
}
