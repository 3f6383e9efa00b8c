import { Parser } from 'htmlparser2';

/** What is told of markup as it is read; names and attributes of HTML in small letters. */
interface MarkupHandlers {
  readonly onopentag: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly ontext: (words: string) => void;
  readonly onclosetag: (name: string) => void;
  readonly oncomment?: (words: string) => void;
}

/** Elements inside one another from which a text is no subtitle; the parser takes time in proportion to them for each further one. */
const MAX_DEPTH = 1_000;
/** Characters between two looks at the depth. */
const CHUNK = 16_384;

/** Reads HTML, or XML, as far as its elements are not nested without end. */
export const readMarkup = (text: string, handlers: MarkupHandlers, { isXml = false } = {}): void => {
  let depth = 0;
  const parser = new Parser({
    ...handlers,
    onopentag: (name, attributes) => {
      depth += 1;
      handlers.onopentag(name, attributes);
    },
    onclosetag: (name) => {
      depth -= 1;
      handlers.onclosetag(name);
    },
  }, { xmlMode: isXml });
  for (let from = 0; from < text.length && depth <= MAX_DEPTH; from += CHUNK) parser.write(text.slice(from, from + CHUNK));
  parser.end();
};
