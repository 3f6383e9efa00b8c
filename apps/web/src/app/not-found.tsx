import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '../components/ui/button.tsx';
import { Message } from '../components/ui/message.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Message icon={Compass} title="There is nothing here" actions={<Link href="/" className={buttonClass({ look: 'primary' })}>To the library</Link>}>
      <p>The address may be mistyped, or what was here was removed.</p>
    </Message>
  );
}
