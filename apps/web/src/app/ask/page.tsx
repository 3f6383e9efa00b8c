import type { Metadata } from 'next';
import { AskPage } from '../../components/ask/ask-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Ask') });

/**
 * Not in a Suspense boundary: that would come to life after the header, whose answer about the server's parts this page
 * shows as well, and then differ from what the server rendered without it.
 */
export default function Page() {
  return <AskPage />;
}
