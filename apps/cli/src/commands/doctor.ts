import type { LibraryReport, PartStatus } from '@frameseek/core';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { spacesText } from './swap-models.ts';
import { plural, printable } from '../terminal/format.ts';

/** Without these nothing works; the others limit what can be found. */
const ESSENTIAL: readonly string[] = ['ffmpeg', 'catalog', 'store', 'disk'];

/** `doctor`: every part, what it uses, and how to fix what is off; and whether catalog, store and disk go together. */
export const doctor = (session: Session, { repair = false }: { readonly repair?: boolean }): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    const { partsTable } = await import('@frameseek/runtime');
    const { signal } = session;
    const known = await runtime.status({ signal });
    // Only here, where a person asks: a call may cost money.
    const tried = await runtime.checkLanguage({ signal });
    const parts = known.map((part) => (part.part === tried?.part ? tried : part));
    console.log(partsTable(parts));
    const broken = parts.filter(({ part, state }) => state === 'off' && ESSENTIAL.includes(part));
    const isStoreThere = !broken.some(({ part }) => part === 'store');
    if (isStoreThere) console.log(`\n${[spacesText(await runtime.engine.spaces({ signal })), reportText(await runtime.engine.inspect({ repair, signal }))].filter(Boolean).join('\n')}`);
    console.log(`\n${verdict(parts, broken)}`);
    return broken.length > 0 ? EXIT.failed : EXIT.done;
  }, { storeMayBeAway: true });

/** What the store holds, and what does not go together. */
const reportText = ({ store, videos, held, found, findings }: LibraryReport): string => [
  `The library: ${plural(videos, 'video')} in ${store.name}, which was given ${held.vectors} vectors and ${held.words} texts and has ${found.vectors} and ${found.words}.`,
  ...findings.flatMap(({ words, count, examples, isRepaired }) => [
    `${isRepaired ? '✓' : '✗'} ${words} (${count})${isRepaired ? ' Repaired.' : ''}`,
    ...examples.map((name) => `    ${printable(name)}`),
    ...(count > examples.length ? [`    … and ${count - examples.length} more`] : []),
  ]),
  findings.length === 0 ? '✓ Catalog, store and disk go together.' : '',
  findings.some(({ isRepaired }) => !isRepaired) ? 'Run "frameseek doctor --repair" to set it right.' : '',
  findings.some(({ kind, isRepaired }) => isRepaired && (kind === 'lost' || kind === 'changed' || kind === 'unseen'))
    ? 'What has to be indexed again is queued: a running server does it, or "frameseek index" with these files.' : '',
].filter(Boolean).join('\n');

const verdict = (parts: readonly PartStatus[], broken: readonly PartStatus[]): string => {
  if (broken.length > 0) return `Nothing works without ${broken.map(({ part }) => part).join(' and ')}.`;
  const limited = parts.filter(({ state }) => state !== 'on').length;
  return limited === 0 ? 'Everything is there.' : 'It works, within the limits named above.';
};
