'use client';

import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface NoteFieldProps {
  /** Of the moment, for people who hear the page. */
  readonly name: string;
  readonly note: string;
  readonly mayEdit: boolean;
  readonly onSave: (note: string) => void;
}

/** What was written about a moment: a click opens it, Enter and leaving it keep it, Escape leaves it as it was. */
export function NoteField({ name, note, mayEdit, onSave }: NoteFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState<string>();
  const save = (): void => {
    if (text !== undefined && text.trim() !== note) onSave(text.trim());
    setText(undefined);
  };
  if (!mayEdit) return note === '' ? null : <p className="mt-1.5 px-1.5 text-[0.8125rem] break-words text-soft">{note}</p>;
  if (text === undefined) {
    return (
      <button type="button" aria-label={note === '' ? t('Write a note about {name}', { name }) : t('Note about {name}: {note}', { name, note })} onClick={() => setText(note)}
        className="mt-1.5 flex w-full items-start gap-1.5 rounded-md px-1.5 py-0.5 text-start text-[0.8125rem] text-soft hover:bg-sunken">
        <StickyNote aria-hidden className="mt-0.5 size-3.5 shrink-0 text-faint" />{note === '' ? <span className="text-faint">{t('Note…')}</span> : <span className="min-w-0 break-words">{note}</span>}
      </button>
    );
  }
  return (
    <TextField autoFocus size="small" aria-label={t('Note about {name}', { name })} value={text} maxLength={2_000} onChange={({ target }) => setText(target.value)} onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        if (event.key === 'Escape') setText(undefined);
      }} className="mt-1.5 w-full" />
  );
}
