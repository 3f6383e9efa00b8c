import { isSameLanguage } from '../text/language-code.ts';
import type { Transcript } from '../domain/transcript.ts';

type Text = Pick<Transcript, 'source' | 'kind' | 'language'>;

/**
 * Whether a transcript has all that is said, in the language in which it is said: forced subtitles have a part of it, and a
 * translation has other words. A language that is not known is taken for the spoken one.
 */
export const holdsSpeech = ({ source, kind, language }: Text, spoken: string | undefined): boolean =>
  source === 'recognised' || (source !== 'translated' && kind !== 'forced' && isSameLanguage(language, spoken));

/** Transcripts, best first: what is said in its own language, then translations (those that a model made behind the others), forced subtitles last; otherwise as given. */
export const bestTranscriptsFirst = <T extends Text>(transcripts: readonly T[], spoken: string | undefined): readonly T[] =>
  transcripts.toSorted((a, b) => rank(a, spoken) - rank(b, spoken));

const rank = (text: Text, spoken: string | undefined): number => {
  if (text.kind === 'forced') return 6;
  if (!holdsSpeech(text, spoken)) return text.source === 'translated' ? 5 : text.kind === 'sdh' ? 4 : 3;
  // What people wrote down has fewer faults than what a model heard.
  return text.source === 'recognised' ? 2 : text.kind === 'sdh' ? 1 : 0;
};
