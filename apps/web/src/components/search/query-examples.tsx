'use client';

import { useHolds } from '../../hooks/library/use-videos.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Queries with what they mean, each searched by a press. Asks what has been heard and seen only once it is open. */
export function QueryExamples({ onChoose }: { readonly onChoose: (query: string) => void }) {
  const { t } = useWords();
  const [hasSounds, hasObjects] = [useHolds('sound'), useHolds('objects')];
  return (
    <ul className="mt-3 -mb-1">
      {[...EXAMPLES, ...(hasSounds ? SOUND_EXAMPLES : []), ...(hasObjects ? OBJECT_EXAMPLES : [])].map(([query, meaning]) => (
        <li key={query} className="border-t border-line first:border-t-0">
          <button type="button" onClick={() => onChoose(query)}
            className="group grid w-full gap-x-4 gap-y-1 rounded-lg py-2 text-start sm:grid-cols-[14rem_1fr] sm:items-baseline">
            <code className="justify-self-start rounded-md bg-sunken px-1.5 py-0.5 font-mono text-[0.8125rem] group-hover:bg-ink group-hover:text-paper">{query}</code>
            <span className="text-[0.8125rem] leading-snug text-soft">{t(meaning)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const EXAMPLES = [
  ['a red car at night', 'What it looks like or what it is about'],
  ['"closed today"', 'Exactly these words, said or on the screen'],
  ['beach -people', 'Without what stands after the minus'],
  ['a door opens then a dog within 20s', 'One after the other; within a minute if you do not say'],
  ['said:invoice', 'Only in what is said'],
  ['screen:"chapter 2"', 'Only in text on the screen'],
  ['seen:dog', 'Only in the picture'],
  ['goal in:"cup final"', 'Only in videos with this title or path'],
  ['beach tag:family', 'Only in videos with this tag'],
  ['goal after:45:00', 'From this position on; before: until it'],
  ['birthday after:2024-06', 'Recorded in this month or later; before: earlier'],
  ['beach on:2024-05 near:Lisbon', 'Only in videos recorded then, and around that place'],
  ['interview longer:10min', 'Only in longer videos; shorter: in shorter ones'],
] as const;

/** Where nothing has been heard or seen, nothing is promised. */
const SOUND_EXAMPLES = [
  ['sound:laughter', 'Only in what is heard beside words'],
  ['applause then said:thanks within 20s', 'A sound, and what is said after it'],
] as const;
const OBJECT_EXAMPLES = [
  ['object:car color:red moving:left', 'A thing in the picture, by its colour and way'],
  ['two people and a dog', 'So many things at once'],
] as const;
