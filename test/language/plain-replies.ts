import type { Reply, SeenRequest } from './scripted-server.ts';

/** Pieces come slowly enough to be seen, milliseconds. */
const PIECE_MS = 60;
const SENTENCES = 3;

/** A rule for a model without any sense: it repeats the evidence that it is shown, with its numbers, and fills in the JSON it is asked for. */
export const plainReplies = (pieceMs = PIECE_MS) => (request: SeenRequest): Reply => {
  if (request.json !== undefined) return { text: JSON.stringify(exampleOf(request.json.schema)) };
  const followUp = /^Make this stand alone: (.+)$/m.exec(request.lastText)?.[1];
  if (followUp !== undefined) return { text: [...request.messages.filter(({ role }) => role === 'user').slice(-2, -1).map(({ text }) => text), followUp].join(' ') };
  const found = evidenceIn(request);
  if (found.length > 0) return { text: found.slice(0, SENTENCES).map(sentence).join(' '), pieceMs };
  return { text: request.images.length > 0 ? 'A picture of something.' : 'The videos do not show that.', pieceMs };
};

interface Piece {
  readonly number: number;
  readonly title: string;
  readonly words?: string;
}

/** Evidence as prompts write it: `[1] “title” …`, with `Said: “…”` or `On the screen: “…”` in the lines below. */
const evidenceIn = ({ messages }: SeenRequest): Piece[] =>
  messages.flatMap(({ role, text }) => (role === 'user' || role === 'tool' ? text.split(/^(?=\[\d+\] “)/m) : [])).flatMap((part): Piece[] => {
    const head = /^\[(\d+)\] “([^”]*)”/.exec(part);
    if (head === null) return [];
    const words = /^(?:Said|On the screen): “([^”]*)”/m.exec(part)?.[1];
    return [{ number: Number(head[1]), title: head[2] ?? '', ...(words !== undefined && { words }) }];
  });

const sentence = ({ number, title, words }: Piece): string =>
  words === undefined ? `“${title}” shows it [${number}].` : `In “${title}” there are the words “${words}” [${number}].`;

/** A value that fits a JSON schema: as little as it allows. */
export const exampleOf = (schema: unknown): unknown => {
  const { type, properties, required, items, minItems, enum: choices, const: only, anyOf, minimum, pattern } = schema as JsonSchema;
  if (only !== undefined) return only;
  if (choices !== undefined) return choices[0];
  if (anyOf !== undefined) return exampleOf(anyOf[0]);
  switch (type) {
    case 'object':
      return Object.fromEntries((required ?? Object.keys(properties ?? {})).map((name) => [name, exampleOf(properties?.[name] ?? {})]));
    case 'array':
      return Array.from({ length: Math.max(1, minItems ?? 1) }, () => exampleOf(items ?? {}));
    case 'number':
    case 'integer':
      return minimum ?? 0;
    case 'boolean':
      return true;
    default:
      // The only pattern that is asked for is that of a time.
      return pattern === undefined ? 'Something happens.' : '0:00';
  }
};
interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly items?: unknown;
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly unknown[];
  readonly minimum?: number;
  readonly pattern?: string;
}
