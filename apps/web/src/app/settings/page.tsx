import type { Metadata } from 'next';
import { SettingsPage } from '../../components/settings/settings-page.tsx';

export const metadata: Metadata = { title: 'Parts and models' };

export default function Page() {
  return <SettingsPage />;
}
