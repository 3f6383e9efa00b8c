import '@fontsource-variable/inter/index.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { EditorOnly } from '../components/access/editor-only.tsx';
import { DropZone } from '../components/adding/drop-zone.tsx';
import { Header } from '../components/shell/header.tsx';
import { KeysDialog } from '../components/shell/keys-dialog.tsx';
import { OfflineBanner } from '../components/shell/offline-banner.tsx';
import { Providers } from '../components/shell/providers.tsx';
import { Shell } from '../components/shell/shell.tsx';
import { Trays } from '../components/shell/trays.tsx';
import { WordsProvider } from '../hooks/ui/use-words.tsx';
import { requestLocale, requestWords } from '../lib/server/request-locale.ts';
import { languageOf } from '../messages/languages.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await requestWords();
  return {
    title: { default: `${t('Library')} · Frameseek`, template: '%s · Frameseek' },
    description: t('Search inside your videos in plain words, and land on the moment.'),
  };
};

/** Pages fit the window of every device, in its own light or dark. */
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = (await cookies()).get('frameseek_theme')?.value;
  const locale = await requestLocale();
  const { lang, dir } = languageOf(locale);
  return (
    <html lang={lang} dir={dir} data-theme={theme === 'dark' || theme === 'light' ? theme : undefined}>
      <body className="min-h-dvh font-sans">
        <WordsProvider locale={locale}>
          <Shell bare={children}>
            <Providers>
              <Header />
              <OfflineBanner />
              <main id="content" tabIndex={-1} className="mx-auto max-w-[100rem] px-3 py-6 outline-none sm:px-6 sm:py-8">{children}</main>
              <EditorOnly><Suspense><DropZone /></Suspense></EditorOnly>
              <Trays />
              <KeysDialog />
            </Providers>
          </Shell>
        </WordsProvider>
      </body>
    </html>
  );
}
