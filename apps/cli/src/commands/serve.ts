import { isAbort } from '@frameseek/core';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import type { Session } from '../session/session.ts';

/** `serve`: the library in the browser and over HTTP, until Ctrl-C, which is its proper end. */
export const serve = async ({ settings, signal }: Session, paths: readonly string[], { port }: { readonly port?: number }): Promise<ExitCode> => {
  // Only here: it loads the runtime, for which help must not wait.
  const { serveLibrary } = await import('../serve/serve-library.ts');
  try {
    return await serveLibrary({ settings: { ...settings, FRAMESEEK_WEB_PORT: port?.toString() }, paths, signal });
  } catch (error) {
    if (isAbort(error) && signal.aborted) return EXIT.done;
    throw error;
  }
};
