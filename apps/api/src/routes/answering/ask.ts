import { askRequest, conversationDetail, conversationList, renameConversationRequest } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { openUiMessageStream, uiMessagePart } from '../../http/ui-message-stream.ts';

const conversationParams = z.object({ id: z.string().min(1).max(100) });

/** Questions, answered as a stream, and the conversations they belong to. */
export const askEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'post',
    path: '/api/ask',
    needs: 'ask',
    rate: 'heavy',
    summary: 'Answers a question about the videos as a UI message stream of the AI SDK: text as it is written, the data parts conversation, step and evidence, and at last data-turn; each event is one part',
    body: askRequest,
    status: 200,
    type: 'text/event-stream',
    response: uiMessagePart,
    lastEvent: '[DONE]',
    faults: ['input/invalid', 'library/unknown-conversation', 'library/unknown-video'],
    handle: async ({ body }, { runtime, res, signal }) => {
      using stream = openUiMessageStream(res);
      await runtime.engine.ask(body, { signal, report: (event) => stream.send(event) });
    },
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/conversations',
    needs: 'ask',
    summary: 'Every conversation, the one asked in last first',
    response: conversationList,
    run: (_input, { runtime }) => ({ conversations: [...runtime.engine.conversations()] }),
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/conversations/:id',
    needs: 'ask',
    summary: 'One conversation with all that was asked and answered in it',
    params: conversationParams,
    response: conversationDetail,
    faults: ['library/unknown-conversation'],
    run: ({ params }, { runtime }) => runtime.engine.conversation(params.id),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/conversations/:id',
    summary: 'Renames a conversation',
    params: conversationParams,
    body: renameConversationRequest,
    response: conversationDetail,
    faults: ['input/invalid', 'library/unknown-conversation'],
    run: ({ params, body }, { runtime }) => {
      runtime.engine.renameConversation(params.id, body.title);
      return runtime.engine.conversation(params.id);
    },
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/conversations/:id',
    isLogged: true,
    summary: 'Deletes a conversation with all its answers',
    params: conversationParams,
    status: 204,
    faults: ['library/unknown-conversation'],
    handle: ({ params }, { runtime, res }) => {
      runtime.engine.removeConversation(params.id);
      res.status(204).end();
    },
  }),
];
