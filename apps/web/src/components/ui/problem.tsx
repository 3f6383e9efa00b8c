import { errorMessage } from '../../lib/api/api-error.ts';

/** Why what was asked for in a dialog did not work; nothing as long as it did. */
export const Problem = ({ error }: { readonly error: Error | null }) =>
  error !== null && <p role="alert" className="mt-3 text-sm break-words text-bad">{errorMessage(error)}</p>;
