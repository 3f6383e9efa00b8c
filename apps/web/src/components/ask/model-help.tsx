'use client';

import { ChevronRight } from 'lucide-react';
import { useLanguageModel } from '../../hooks/ask/use-language-model.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** How to turn a language model on, in the words of the server. */
export function ModelHelp() {
  const { t, known } = useWords();
  const part = useLanguageModel();
  return (
    <details className="group">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-md font-medium text-ink underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-faint transition group-open:rotate-90" />{t('How to turn a model on')}
      </summary>
      <div className="mt-1.5 space-y-1.5 ps-4.5">
        {part?.why !== undefined && <p className="first-letter:uppercase">{known(part.why)}</p>}
        <p>{part?.remedy === undefined ? t('Any OpenAI-compatible server will do (Ollama, LM Studio, llama.cpp, vLLM), as will OpenAI, Anthropic and Google, or a small model that runs in Frameseek itself. “frameseek doctor” in a terminal says which setting is missing, and tries it.') : known(part.remedy)}</p>
      </div>
    </details>
  );
}
