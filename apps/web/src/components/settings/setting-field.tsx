'use client';

import { useState } from 'react';
import { useModels } from '../../hooks/ui/use-models.ts';
import { settingLabel } from '../../lib/ui/setting-labels.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { FieldProps } from './field-props.ts';
import { HoursField } from './hours-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The field in which a setting is changed, as its kind wants it. A new value is kept as soon as it is chosen, or the field is left. */
export function SettingField(props: FieldProps) {
  const { t } = useWords();
  switch (props.setting.change?.kind) {
    case 'flag': return <Choice {...props} options={[['true', t('On')], ['false', t('Off')]]} />;
    case 'choice': return <Choice {...props} options={(props.setting.change.options ?? []).map((option) => [option, option])} />;
    case 'model': return <ModelChoice {...props} />;
    case 'hours': return <HoursField {...props} />;
    case 'number': case 'text': case undefined: return <Typed key={props.setting.value} {...props} />;
  }
}

type Options = readonly (readonly [value: string, label: string])[];

function Choice({ setting: { name, value = '', usual }, options, onChange, disabled, invalid, describedBy }: FieldProps & { readonly options: Options }) {
  const { t, known } = useWords();
  const all = options.some(([one]) => one === value) || value === '' ? options : [...options, [value, value] as const];
  return (
    <Select
      aria-label={known(settingLabel(name))} value={value} onChoose={onChange} disabled={disabled} aria-invalid={invalid} aria-describedby={describedBy} className="w-52"
      options={[['', usual === undefined ? t('Usual') : t('Usual: {value}', { value: options.find(([one]) => one === usual)?.[1] ?? usual })], ...all]}
    />
  );
}

function ModelChoice(props: FieldProps) {
  const { t } = useWords();
  const { data } = useModels();
  const role = props.setting.change?.role;
  return <Choice {...props} options={[...(data?.models ?? []).filter((model) => model.role === role).map(({ id }) => [id, id] as const), ['none', t('Off')]]} />;
}

/** A number or a text: kept when the field is left, or by Enter. */
function Typed({ setting: { name, value = '', usual, change }, onChange, disabled, invalid, describedBy }: FieldProps) {
  const { known } = useWords();
  const [text, setText] = useState(value);
  const keep = (): void => { if (text.trim() !== value) onChange(text.trim()); };
  const isNumber = change?.kind === 'number';
  return (
    <TextField
      size="small" aria-label={known(settingLabel(name))} value={text} placeholder={usual ?? ''} disabled={disabled} aria-invalid={invalid} aria-describedby={describedBy}
      {...(isNumber && { inputMode: 'decimal' })} className="w-52 disabled:opacity-60"
      onChange={({ target }) => setText(target.value)} onBlur={keep} onKeyDown={({ key }) => { if (key === 'Enter') keep(); }}
    />
  );
}
