import type { PartStatus } from '@frameseek/core';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';

/** Without these nothing works; the others limit what can be found. */
const ESSENTIAL: readonly string[] = ['ffmpeg', 'store', 'disk'];

/** `doctor`: every part, what it uses, and how to fix what is off. */
export const doctor = (session: Session): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    const { partsTable } = await import('@frameseek/runtime');
    const { signal } = session;
    const known = await runtime.status({ signal });
    // Only here, where a person asks: a call may cost money.
    const tried = await runtime.checkLanguage({ signal });
    const parts = known.map((part) => (part.part === tried?.part ? tried : part));
    console.log(partsTable(parts));
    const broken = parts.filter(({ part, state }) => state === 'off' && ESSENTIAL.includes(part));
    console.log(`\n${verdict(parts, broken)}`);
    return broken.length > 0 ? EXIT.failed : EXIT.done;
  });

const verdict = (parts: readonly PartStatus[], broken: readonly PartStatus[]): string => {
  if (broken.length > 0) return `Nothing works without ${broken.map(({ part }) => part).join(' and ')}.`;
  const limited = parts.filter(({ state }) => state !== 'on').length;
  return limited === 0 ? 'Everything is there.' : 'It works, within the limits named above.';
};
