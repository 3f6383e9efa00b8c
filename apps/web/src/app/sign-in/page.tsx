import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignIn } from '../../components/settings/sign-in.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('Sign in') });

export default function SignInPage() {
  return <Suspense><SignIn /></Suspense>;
}
