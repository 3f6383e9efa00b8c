import type { ModelMessage, ModelPart, ToolOutput } from '@frameseek/core';
import type { AssistantContent, FilePart, ModelMessage as SdkMessage, TextPart, ToolCallPart, ToolModelMessage, UserModelMessage } from 'ai';
import type { CallNotes } from './call-notes.ts';

/** Our messages as the SDK wants them. `notes` gives back what a provider wants to hear again with its calls of tools. */
export const toSdkMessages = (messages: readonly ModelMessage[], notes: CallNotes): SdkMessage[] =>
  messages.flatMap((message): SdkMessage[] => {
    switch (message.role) {
      case 'user':
        return [{ role: 'user', content: message.parts.map(toSdkPart) }];
      case 'assistant':
        return [{ role: 'assistant', content: assistantContent(message, notes) }];
      case 'tool':
        return toolMessages(message.outputs);
      default:
        return message satisfies never;
    }
  });

const toSdkPart = (part: ModelPart): TextPart | FilePart =>
  part.type === 'text' ? { type: 'text', text: part.text } : { type: 'file', data: part.jpeg, mediaType: 'image/jpeg' };

const assistantContent = ({ text, calls = [] }: ModelMessage & { role: 'assistant' }, notes: CallNotes): AssistantContent => [
  // Providers refuse empty texts.
  ...(text === '' ? [] : [{ type: 'text' as const, text }]),
  ...calls.map(({ id, name, input }): ToolCallPart => {
    const options = notes.of(id);
    return { type: 'tool-call', toolCallId: id, toolName: name, input, ...(options !== undefined && { providerOptions: options }) };
  }),
];

/** Few providers take pictures in results of tools, so for all of them the pictures follow as a message of the user. */
const toolMessages = (outputs: readonly ToolOutput[]): SdkMessage[] => {
  const results: ToolModelMessage = {
    role: 'tool',
    content: outputs.map(({ id, name, parts }) => ({
      type: 'tool-result', toolCallId: id, toolName: name, output: { type: 'text', value: resultText(parts) },
    })),
  };
  const pictures = outputs.flatMap(({ name, parts }) => shownPictures(name, parts));
  if (pictures.length === 0) return [results];
  const follow: UserModelMessage = { role: 'user', content: pictures.map(toSdkPart) };
  return [results, follow];
};

const resultText = (parts: readonly ModelPart[]): string => {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return [...texts, ...(texts.length < parts.length ? ['(The pictures follow.)'] : [])].join('\n');
};

/** The pictures of a result, each behind the words that stand right before it. */
const shownPictures = (name: string, parts: readonly ModelPart[]): ModelPart[] => {
  const shown = parts.flatMap((part, index) => {
    if (part.type !== 'image') return [];
    const before = parts[index - 1];
    return before?.type === 'text' ? [before, part] : [part];
  });
  return shown.length === 0 ? [] : [{ type: 'text', text: `The pictures of ${name}:` }, ...shown];
};
