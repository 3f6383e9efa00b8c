import type { Metadata } from 'next';
import { AskPage } from '../../components/ask/ask-page.tsx';

export const metadata: Metadata = { title: 'Ask' };

/**
 * Not in a Suspense boundary: that would come to life after the header, whose answer about the server's parts this page
 * shows as well, and then differ from what the server rendered without it.
 */
export default function Page() {
  return <AskPage />;
}
