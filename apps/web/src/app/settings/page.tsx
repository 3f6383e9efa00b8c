import type { Metadata } from 'next';
import { SettingsPage } from '../../components/settings/settings-page.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Parts and models') });

export default function Page() {
  return <SettingsPage />;
}
