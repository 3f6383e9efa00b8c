import type { Metadata } from 'next';
import { Evaluation } from '../../components/settings/evaluation.tsx';

export const metadata: Metadata = { title: 'How well it finds' };

export default function EvalPage() {
  return <Evaluation />;
}
