'use client';

import { useEffect, useState } from 'react';
import { isTextField } from '../../lib/ui/is-text-field.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Every key that does something, shown by `?`. */
export function KeysDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  if (!open) return null;
  return (
    <Dialog title="Keys" onClose={() => setOpen(false)}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {GROUPS.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1.5 text-xs font-medium text-faint">{title}</h3>
            <dl className="space-y-1.5">
              {keys.map(([names, meaning]) => (
                <div key={meaning} className="flex items-baseline justify-between gap-3 text-sm">
                  <dt className="text-soft">{meaning}</dt>
                  <dd className="flex shrink-0 gap-1">{names.map((name) => <kbd key={name} className="rounded-md border border-line bg-paper px-1.5 font-sans text-xs leading-5 text-ink">{name}</kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const GROUPS: readonly { readonly title: string; readonly keys: readonly (readonly [names: readonly string[], meaning: string])[] }[] = [
  { title: 'Everywhere', keys: [[['/'], 'Search'], [['?'], 'These keys'], [['Esc'], 'Close, or leave the field']] },
  {
    title: 'Results',
    keys: [[['↓'], 'From the search to the results'], [['←', '→', '↑', '↓'], 'From result to result'], [['Enter'], 'Open the moment'], [['Esc'], 'Back to the search']],
  },
  { title: 'Library', keys: [[['F2'], 'Rename'], [['Shift', 'click'], 'Select a range'], [['Esc'], 'Select none']] },
  {
    title: 'Player',
    keys: [
      [['Space', 'K'], 'Play and pause'], [['J', 'L'], '10 seconds back, on'], [['←', '→'], '5 seconds back, on'], [['P', 'N'], 'Previous, next moment'],
      [[',', '.'], 'One frame back, on'], [['<', '>'], 'Slower, faster'], [['I', 'O'], 'Begin and end a range'], [['X'], 'Clear the range'],
      [['R'], 'Play it again and again'], [['C'], 'Subtitles'], [['M'], 'Sound off and on'], [['F'], 'Full screen'],
    ],
  },
];
