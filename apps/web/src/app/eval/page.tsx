import type { Metadata } from 'next';
import { Evaluation } from '../../components/settings/evaluation.tsx';
import { requestWords } from '../../lib/server/request-locale.ts';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).t('How well it finds') });

export default function EvalPage() {
  return <Evaluation />;
}
