import type { ModelMessage, ModelPart, ModelRequest } from '@frameseek/core';

/** A chat in SmolVLM's own form, and its pictures in the order of their marks. */
interface ChatPrompt {
  readonly prompt: string;
  /** JPEGs. */
  readonly pictures: readonly Uint8Array[];
}

/**
 * `<|im_start|>User: … <image> … <end_of_utterance>\nAssistant:`, as SmolVLM was trained. It knows no system message, so the
 * rules stand in front of the first question; and no tools, whose results would be words of the user.
 */
export const chatPrompt = ({ system, messages, json }: Pick<ModelRequest, 'system' | 'messages' | 'json'>): ChatPrompt => {
  const pictures: Uint8Array[] = [];
  // Nothing holds this model to a schema but words.
  const instructions = [...(system === '' ? [] : [system]), ...(json === undefined ? [] : [`Answer with nothing but JSON of this schema: ${JSON.stringify(json.schema)}`])];
  const turns = messages.map((message, index) => {
    const parts = partsOf(message);
    const rules: readonly ModelPart[] = index === 0 && instructions.length > 0 ? [{ type: 'text', text: `${instructions.join('\n')}\n` }] : [];
    const content = [...rules, ...parts].map((part) => {
      if (part.type === 'text') return withoutMarks(part.text);
      pictures.push(part.jpeg);
      return MARK;
    });
    return `${message.role === 'assistant' ? 'Assistant' : 'User'}:${content[0] === MARK ? '' : ' '}${content.join('\n').replaceAll(`${MARK}\n`, MARK)}<end_of_utterance>\n`;
  });
  return { prompt: `<|im_start|>${turns.join('')}Assistant:`, pictures };
};

const MARK = '<image>';

/** Words of a video or a user must not look like the model's own marks. */
const withoutMarks = (text: string): string =>
  text.replaceAll(/<(?:\|\w+\||image|fake_token_around_image|global-img|row_\d+_col_\d+|end_of_utterance)>/g, '');

const partsOf = (message: ModelMessage): readonly ModelPart[] => {
  switch (message.role) {
    case 'user':
      return message.parts;
    case 'assistant':
      return [{ type: 'text', text: message.text }];
    case 'tool':
      return message.outputs.flatMap(({ parts }) => parts);
    default:
      return message satisfies never;
  }
};
