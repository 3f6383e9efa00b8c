import { settings } from './settings.ts';

/** Characters of a line. */
const WIDTH = 118;

/** The text of `.env.example`: every setting with its meaning, commented out, with its default where it has one. */
export const envExample = (): string => {
  const head = [
    '# Settings of Frameseek. Copy this file to .env and remove the # in front of what you change.',
    '# The environment goes before .env; an empty value counts as unset. Made by `npm run env-example -w @frameseek/runtime`.',
  ];
  const blocks = Object.entries(settings.shape).map(([name, schema]) =>
    [...wrap(schema.description ?? ''), `#${name}=${defaultOf(schema)}`].join('\n'),
  );
  return `${head.join('\n')}\n\n${blocks.join('\n\n')}\n`;
};

const defaultOf = (schema: (typeof settings.shape)[keyof typeof settings.shape]): string => {
  const result = schema.safeParse(undefined);
  return result.success && typeof result.data !== 'object' ? String(result.data ?? '') : '';
};

/** Comment lines of at most `WIDTH` characters. */
const wrap = (text: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > WIDTH) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};
