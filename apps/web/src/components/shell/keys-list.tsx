'use client';

import type { PlainMessage } from '../../messages/message.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The keys and what they do, by where they do it. */
export function KeysList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('Keys')} onClose={onClose}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {GROUPS.map(({ title, keys }) => (
          <section key={title} aria-label={t(title)}>
            <h3 className="mb-1.5 text-xs font-medium text-faint">{t(title)}</h3>
            <dl className="space-y-1.5">
              {keys.map(([names, meaning]) => (
                <div key={meaning} className="flex items-baseline justify-between gap-3 text-sm">
                  <dt className="text-soft">{t(meaning)}</dt>
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

const GROUPS: readonly { readonly title: PlainMessage; readonly keys: readonly (readonly [names: readonly string[], meaning: PlainMessage])[] }[] = [
  { title: 'Everywhere', keys: [[['/'], 'Search'], [['?'], 'These keys'], [['Esc'], 'Close, or leave the field']] },
  {
    title: 'Results',
    keys: [[['↓'], 'From the search to the results'], [['←', '→', '↑', '↓'], 'From result to result'], [['Enter'], 'Open the moment'], [['Esc'], 'Back to the search']],
  },
  { title: 'Collections', keys: [[['Alt', '↑', '↓'], 'Put a moment at another place']] },
  { title: 'Streams and alerts', keys: [[['J', 'K'], 'Next, previous alert'], [['S'], 'Mark as seen'], [['Enter'], 'Open the moment']] },
  { title: 'Library', keys: [[['F2'], 'Rename'], [['Shift', 'click'], 'Select a range'], [['Esc'], 'Select none']] },
  {
    title: 'Player',
    keys: [
      [['Space', 'K'], 'Play and pause'], [['J', 'L'], 'Backwards, forwards, ever faster'], [['Shift', 'J', 'L'], '10 seconds back, on'], [['←', '→'], '5 seconds back, on'], [['P', 'N'], 'Previous, next moment'],
      [['Home', 'End'], 'To the beginning, the end'], [['0', '9'], 'To so many tenths'], [['Shift', '↑', '↓'], 'Louder, quieter'],
      [[',', '.'], 'One frame back, on'], [['<', '>'], 'Slower, faster'], [['I', 'O'], 'Begin and end a range'], [['X'], 'Clear the range'], [['E'], 'Add it to the collection'], [['M'], 'Set a marker'], [['G'], 'Type a time to go to'],
      [['R'], 'Play it again and again'], [['B'], 'Boxes around objects'], [['C'], 'Subtitles'], [['Shift', 'M'], 'Sound off and on'], [['Shift', '←', '→', '↑', '↓'], 'Select words of the transcript'], [['F'], 'Full screen'], [['W'], 'Picture in a window of its own'],
    ],
  },
];
