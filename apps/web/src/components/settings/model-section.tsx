'use client';

import type { ModelView } from '@frameseek/core';
import { useModels } from '../../hooks/ui/use-models.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { ModelDownload } from './model-download.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

/** Every model that a role may use, in order of preference: whether it is here, where, how large it is, and its licence. */
export function ModelSection() {
  const { t } = useWords();
  const { data } = useModels();
  if (data === undefined) return null;
  const roles = [...new Set(data.models.map(({ role }) => role))];
  return (
    <section aria-labelledby="models">
      <h2 id="models" className="text-lg font-semibold">{t('Models')}</h2>
      <p className="mt-1 text-sm break-words text-soft">{t('The first of each list that is here serves. What is downloaded is kept in {folder}, and checked before it is used.', { folder: data.folder })}</p>
      {roles.map((role) => (
        <div key={role} className="mt-5">
          <h3 className="text-sm font-semibold">{t(ROLE_LABELS[role])}</h3>
          <ul className="mt-2 space-y-2">
            {data.models.filter((model) => model.role === role).map((model) => (
              <li key={model.id} className="text-sm">
                {model.canBeFetched ? <ModelDownload model={model} folder={data.folder} /> : <Here model={model} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const ROLE_LABELS: Readonly<Record<ModelView['role'], PlainMessage>> = {
  visual: 'Pictures', sentences: 'Meaning of words', detector: 'Speech detection', transcriber: 'Speech recognition', reader: 'On-screen text', objects: 'Objects', tagger: 'Sounds', voices: 'Speakers', language: 'Answers',
};

function Here({ model: { id, standIn, chosen, state, sizeBytes, licence, from, reason } }: { readonly model: ModelView }) {
  const words = useWords();
  const { t, known } = words;
  const facts = [t(stateText(state, chosen)), ...(sizeBytes > 0 ? [fileSize(sizeBytes, words)] : []), t('licence: {licence}', { licence: known(licence) })].join(' · ');
  return (
    <div className="rounded-xl border border-line bg-surface p-3">
      <p className="text-[0.8125rem] break-words"><span className="font-medium">{id}</span>{standIn && ` ${t('(stand-in)')}`} <span className="text-soft">· {facts}</span></p>
      <p className="mt-0.5 text-xs break-words text-faint">{known(from)}</p>
      {reason !== undefined && <p className="mt-0.5 text-xs break-words text-soft">{known(reason)}</p>}
    </div>
  );
}

const stateText = (state: ModelView['state'], chosen: boolean): PlainMessage => {
  if (state === 'missing') return 'not here';
  if (state === 'unusable') return 'cannot be used';
  return chosen ? 'serves' : 'here';
};
