'use client';

import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface PromptFormProps {
  readonly label: string;
  readonly placeholder: string;
  /** The words whose insight is shown; empty: none. */
  readonly chosen: string;
  /** Words for which something was made. */
  readonly known: readonly string[];
  /** Name of what is shown without words, where there is such a thing. */
  readonly plain?: string;
  readonly onChoose: (words: string) => void;
}

/** A field for words of which something is made, with those that were used before. */
export function PromptForm({ label, placeholder, chosen, known, plain, onChoose }: PromptFormProps) {
  const { t } = useWords();
  const all = chosen === '' || known.includes(chosen) ? known : [...known, chosen];
  return (
    <div className="mb-4 space-y-2.5">
      <form key={chosen} className="flex gap-2" onSubmit={(event) => {
        event.preventDefault();
        const words = new FormData(event.currentTarget).get('words');
        if (typeof words === 'string') onChoose(words.trim());
      }}>
        <TextField name="words" aria-label={label} placeholder={placeholder} maxLength={200} className="h-9 flex-1" />
        <Button type="submit" size="small" className="h-9">{t('Use')}</Button>
      </form>
      {(all.length > 0) && (
        <div role="group" aria-label={t('Made before')} className="flex flex-wrap gap-1.5">
          {plain !== undefined && <Chip pressed={chosen === ''} onClick={() => onChoose('')}>{plain}</Chip>}
          {all.map((words) => <Chip key={words} pressed={chosen === words} onClick={() => onChoose(words)}>“{words}”</Chip>)}
        </div>
      )}
    </div>
  );
}
