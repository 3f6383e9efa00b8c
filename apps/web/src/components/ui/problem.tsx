import { errorMessage } from '../../lib/api/api-error.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Why what was asked for in a dialog did not work; nothing as long as it did. */
export const Problem = ({ error }: { readonly error: Error | null }) => {
  const words = useWords();
  return error !== null && <p role="alert" className="mt-3 text-sm break-words text-bad">{errorMessage(error, words)}</p>;
};
