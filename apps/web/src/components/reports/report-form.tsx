'use client';

import type { ReportField, ReportRequest } from '@frameseek/core';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useLanguageModel } from '../../hooks/ask/use-language-model.ts';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import { useReportActions, useReportCost } from '../../hooks/reports/use-reports.ts';
import { useSettled } from '../../hooks/ui/use-settled.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import { errorMessage } from '../../lib/api/api-error.ts';
import { estimateText } from '../../lib/ui/estimate-text.ts';
import { ModelHelp } from '../ask/model-help.tsx';
import { ScopePicker } from '../ask/scope-picker.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { FieldRows } from './field-rows.tsx';

interface ReportFormProps {
  /** Those that the page was opened about. */
  readonly collection: string | undefined;
  readonly videos: readonly string[];
  /** Called with its id once it has begun. */
  readonly onMade: (id: string) => void;
}

const MOST = [20, 60, 120, 400] as const;
const USUAL = 60;
/** Milliseconds without a key, after which is asked what it costs: that searches. */
const TYPING_MS = 500;

/** What a report is to list, in which columns, and from what; what it costs, told before it begins. */
export function ReportForm({ collection: first, videos: firstVideos, onMade }: ReportFormProps) {
  const words = useWords();
  const { t } = words;
  const [question, setQuestion] = useState('');
  const [fields, setFields] = useState<readonly ReportField[]>([{ name: '', type: 'text' }]);
  const [collection, setCollection] = useState(first ?? '');
  const [videos, setVideos] = useState(firstVideos);
  const [most, setMost] = useState(USUAL);
  const { collections } = useCollections();
  const model = useLanguageModel();
  const { make } = useReportActions();
  const written = JSON.stringify(requestOf({ question, fields, collection, videos, most }) ?? null);
  const settled = useSettled(written, TYPING_MS);
  const request = (JSON.parse(settled) as ReportRequest | null) ?? undefined;
  const { data: cost, error } = useReportCost(request);
  const isKnown = settled === written && request !== undefined && cost !== undefined && cost !== null;
  const begin = (): void => {
    if (request === undefined || !isKnown) return;
    make.mutate({ id: cost.id, request });
    onMade(cost.id);
  };
  return (
    <form className="space-y-5 rounded-2xl border border-line bg-surface p-4 sm:p-5" onSubmit={(event) => { event.preventDefault(); begin(); }}>
      <header>
        <h1 className="text-xl font-semibold tracking-tight">{t('New report')}</h1>
        <p className="mt-1 text-sm text-pretty text-soft">{t('A table that the language model fills from what your videos show and say. Every cell opens the moment that it rests on; one that rests on none is left out.')}</p>
      </header>
      <label className="block text-sm">
        <span className="mb-1.5 block font-medium">{t('What every row is')}</span>
        <textarea value={question} onChange={({ target }) => setQuestion(target.value)} rows={2} maxLength={500} placeholder={t('Every scene in which money changes hands')}
          className="w-full rounded-xl border border-line bg-paper px-3 py-2 placeholder:text-faint" />
      </label>
      <FieldRows fields={fields} onChange={setFields} />
      <fieldset className="text-sm">
        <legend className="mb-1.5 font-medium">{t('From')}</legend>
        <div className="flex flex-wrap items-center gap-2">
          <Select aria-label={t('Collection')} value={collection} onChoose={setCollection}
            options={[['', t('Moments that are searched for')], ...(collections ?? []).map(({ id, name }) => [id, name] as const)]} />
          <ScopePicker videos={videos} onChange={setVideos} />
          <Select aria-label={t('Moments that are read at most')} value={String(most)} onChoose={(value) => setMost(Number(value))} options={MOST.map((n) => [String(n), t('{n} moments at most', { n })] as const)} />
        </div>
      </fieldset>
      {model?.state === 'off'
        ? (
          <div className="rounded-xl border border-line bg-paper p-3 text-sm text-soft">
            <p className="font-medium text-ink">{t('This needs a language model, and none is on.')}</p>
            <ModelHelp />
          </div>
        )
        : (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button look="primary" type="submit" disabled={!isKnown || cost.moments === 0}><Sparkles aria-hidden />{t('Make it')}</Button>
            <p role="status" className="min-w-0 flex-1 basis-48 text-xs text-soft tabular-nums">
              {error !== null ? errorMessage(error, words) : isKnown ? cost.moments === 0 ? t('Nothing is found that could be read.') : `${t('{n} moments', { n: cost.moments })} · ${estimateText(cost, words)}` : ''}
            </p>
          </div>
        )}
    </form>
  );
}

interface Written {
  readonly question: string;
  readonly fields: readonly ReportField[];
  readonly collection: string;
  readonly videos: readonly string[];
  readonly most: number;
}

/** What is asked for, once it has a question and at least one column, no two of one name. */
const requestOf = ({ question, fields, collection, videos, most }: Written): ReportRequest | undefined => {
  const named = fields.map((field) => ({ ...field, name: field.name.trim() })).filter(({ name }) => name !== '');
  const isTwice = new Set(named.map(({ name }) => name.toLowerCase())).size < named.length;
  if (question.trim() === '' || named.length === 0 || isTwice) return undefined;
  return {
    question: question.trim(), most, ...(videos.length > 0 && { videos: [...videos] }), ...(collection !== '' && { collection }),
    fields: named.map(({ name, type, unit }) => ({ name, type, ...(type === 'number' && unit !== undefined && unit.trim() !== '' && { unit: unit.trim() }) })),
  };
};
