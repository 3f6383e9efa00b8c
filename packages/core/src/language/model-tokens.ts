import type { ModelRequest } from './language-model.ts';
import type { ModelMessage, ModelPart } from './model-message.ts';

/**
 * Tokens that a picture of at most 512 pixels counts for, about. Providers differ: Gemini counts 258 for a small picture,
 * Claude width × height / 750 (196 for 512 × 288), GPT-4o 255 for one tile in full detail.
 */
export const TOKENS_PER_PICTURE = 260;
/** English text has about four characters to a token. */
const CHARACTERS_PER_TOKEN = 4;

/** About how many tokens a request has, for budgets and estimates. */
export const estimateTokens = ({ system, messages, tools = [], json }: Omit<ModelRequest, 'purpose' | 'maxOutputTokens'>): number => {
  const told = tools.map(({ name, description, schema }) => name + description + JSON.stringify(schema)).join('') + (json === undefined ? '' : JSON.stringify(json.schema));
  const words = textTokens(system) + textTokens(told);
  return messages.reduce((sum, message) => sum + messageTokens(message), words);
};

/** About how many tokens a text has, at four characters to a token. */
export const textTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

/** How many pictures a request has. */
export const countPictures = ({ messages }: Pick<ModelRequest, 'messages'>): number =>
  messages.flatMap(partsOf).filter(({ type }) => type === 'image').length;

const messageTokens = (message: ModelMessage): number => {
  const written = message.role === 'assistant' ? textTokens(message.text + JSON.stringify(message.calls ?? '')) : 0;
  return partsOf(message).reduce((sum, part) => sum + (part.type === 'text' ? textTokens(part.text) : TOKENS_PER_PICTURE), written);
};

const partsOf = (message: ModelMessage): readonly ModelPart[] => {
  switch (message.role) {
    case 'user':
      return message.parts;
    case 'tool':
      return message.outputs.flatMap(({ parts }) => parts);
    case 'assistant':
      return [];
    default:
      return message satisfies never;
  }
};
