import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '../components/ui/button.tsx';
import { Message } from '../components/ui/message.tsx';
import { requestWords } from '../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Not found') });

export default async function NotFound() {
  const { t } = await requestWords();
  return (
    <Message icon={Compass} title={t('There is nothing here')} actions={<Link href="/" className={buttonClass({ look: 'primary' })}>{t('To the library')}</Link>}>
      <p>{t('The address may be mistyped, or what was here was removed.')}</p>
    </Message>
  );
}
