import { askRequest, clockSpan, turn, type Turn } from '@frameseek/core';
import { z } from 'zod';
import type { McpTool } from './mcp-tool.ts';

const output = z.object({ conversation: z.string().describe('Give it with the next question to go on'), turn });

/** `ask`: an answer with its citations; while it is made, its steps are told as progress. */
export const askTool: McpTool<typeof askRequest> = {
  name: 'ask',
  title: 'Ask the videos',
  description: 'Answers a question about the videos. Its citations [n] are moments of videos; what is not grounded in one is said to be so.',
  input: askRequest,
  output,
  run: async (request, { engine, signal, progress }) => {
    let conversation = '';
    const answered = await engine.ask(request, {
      signal,
      report: (event) => {
        if (event.type === 'conversation') conversation = event.conversation.id;
        if (event.type === 'step') progress(event.step.words);
      },
    });
    return { content: [{ type: 'text', text: toText(answered) }], structuredContent: { conversation, turn: answered } };
  },
};

const toText = ({ answer }: Turn): string => [
  answer.text, '',
  ...answer.evidence.map((it) => `[${it.number}] ${it.title} (${it.videoId}), ${it.start.toFixed(1)}–${it.end.toFixed(1)} s (${clockSpan(it)})`),
  ...answer.sentences.flatMap(({ text, problem }) => (problem === undefined ? [] : [`Not grounded: ${text}`])),
  ...answer.notes,
].join('\n');
