'use client';

import { useRouter } from 'next/navigation';
import { compareHref, placeText, readPlaceText, type ComparedPlace } from '../../lib/player/compared.ts';
import { localStore } from '../../lib/ui/local-store.ts';
import { setOut } from '../../lib/ui/setting-out.ts';
import { useLocalStore } from '../ui/use-local-store.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

const isText = (value: unknown): value is string => typeof value === 'string';
const chosen = localStore('frameseek-compare', isText, '');

/** Chooses two places to look at side by side, wherever they are found: the first waits for the second, which opens them. The same once more takes it back. */
export function useCompare(): { readonly isChosen: (place: ComparedPlace) => boolean; readonly choose: (place: ComparedPlace) => void } {
  const first = useLocalStore(chosen);
  const router = useRouter();
  const { notify } = useNotices();
  const { t } = useWords();
  return {
    isChosen: (place) => placeText(place) === first,
    choose: (place) => {
      const other = readPlaceText(first);
      const isSame = placeText(place) === first;
      chosen.write(other === undefined && !isSame ? placeText(place) : '');
      if (other === undefined) notify({ kind: 'good', text: t('Now choose the moment to compare it with.') });
      else if (!isSame) {
        setOut();
        router.push(compareHref(other, place));
      }
    },
  };
}
