'use client';

import type { ReportField } from '@frameseek/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';

interface FieldRowsProps {
  readonly fields: readonly ReportField[];
  readonly onChange: (fields: readonly ReportField[]) => void;
}

/** Columns of a report at most, as the server takes them. */
const MOST = 12;
const TYPES = { 'text': 'Text', 'number': 'Number', 'yes-no': 'Yes or no' } as const satisfies Readonly<Record<ReportField['type'], string>>;

/** The columns of a report: what each is called, what it holds, and in which unit. */
export function FieldRows({ fields, onChange }: FieldRowsProps) {
  const { t } = useWords();
  const change = (index: number, to: Partial<ReportField>): void => onChange(fields.map((field, place) => (place === index ? { ...field, ...to } : field)));
  const isTwice = (name: string): boolean => name.trim() !== '' && fields.filter((field) => field.name.trim().toLowerCase() === name.trim().toLowerCase()).length > 1;
  return (
    <fieldset className="text-sm">
      <legend className="mb-1.5 font-medium">{t('Columns')}</legend>
      <ol className="space-y-2">
        {fields.map(({ name, type, unit }, index) => (
          <li key={index} className="flex flex-wrap items-center gap-2">
            <TextField size="small" className="min-w-32 flex-1" aria-label={t('Name of column {n}', { n: index + 1 })} placeholder={t('who')} value={name} maxLength={60} aria-invalid={isTwice(name)} onChange={({ target }) => change(index, { name: target.value })} />
            <Select aria-label={t('Kind of column {n}', { n: index + 1 })} value={type} options={Object.entries(TYPES).map(([kind, words]) => [kind, t(words)] as const)}
              onChoose={(kind) => change(index, { type: kind as ReportField['type'] })} />
            {type === 'number' && <TextField size="small" className="w-20" aria-label={t('Unit of column {n}', { n: index + 1 })} placeholder={t('unit')} value={unit ?? ''} maxLength={20} onChange={({ target }) => change(index, { unit: target.value })} />}
            <Button look="quiet" size="small" icon aria-label={t('Remove column {n}', { n: index + 1 })} disabled={fields.length === 1} onClick={() => onChange(fields.filter((_, place) => place !== index))}><X aria-hidden /></Button>
          </li>
        ))}
      </ol>
      {fields.length < MOST && <Button look="quiet" size="small" className="mt-1.5" onClick={() => onChange([...fields, { name: '', type: 'text' }])}><Plus aria-hidden />{t('Add a column')}</Button>}
    </fieldset>
  );
}
