import type { Metadata } from 'next';
import { SharedPage } from '../../../components/shared/shared-page.tsx';

interface SharedPageProps {
  readonly params: Promise<{ readonly secret: string }>;
}

export const metadata: Metadata = { title: 'Shared', robots: { index: false, follow: false } };

export default async function Page({ params }: SharedPageProps) {
  const { secret } = await params;
  return <SharedPage secret={decodeURIComponent(secret)} />;
}
