import type { AudioStream } from '../domain/video.ts';
import { isSameLanguage } from '../text/language-code.ts';

/** What people say about the track that they want to be heard. */
interface TrackWish {
  /** Language that is spoken. */
  readonly language?: string | undefined;
  /** Whether commentaries are wanted, too. */
  readonly commentary?: boolean | undefined;
}

/**
 * The sound tracks that may hold what is said in a film, the likeliest first: those in the language asked for, then the one
 * marked as default, then in their order. Commentaries are left out unless they are asked for, or there is nothing else.
 */
export const speechTracks = (tracks: readonly AudioStream[], { language, commentary = false }: TrackWish): readonly AudioStream[] => {
  const films = tracks.filter(({ isCommentary }) => isCommentary !== true);
  const rank = (track: AudioStream): number =>
    (track.isCommentary === true ? 4 : 0) + (language !== undefined && !isSameLanguage(track.language, language) ? 2 : 0) + (track.isDefault ? 0 : 1);
  return (commentary || films.length === 0 ? tracks : films).toSorted((a, b) => rank(a) - rank(b));
};
