import type { Abortable, ModelEvent, ModelRequest, ToolSpec } from '@frameseek/core';
import { jsonSchema, Output, streamText, tool, type JSONSchema7, type LanguageModel as SdkModel, type ToolSet } from 'ai';
import type { CallNotes } from './call-notes.ts';
import { toSdkMessages } from './sdk-messages.ts';

// Its warnings ("this model does not know that setting") would stand between our lines.
globalThis.AI_SDK_LOG_WARNINGS = false;

interface Step {
  readonly model: SdkModel;
  readonly notes: CallNotes;
  readonly request: ModelRequest;
  readonly withoutThinking: boolean;
}

/** One step of a model through the SDK: no loop over tools, no retries, no telemetry. Throws what the SDK reports. */
export async function* streamStep({ model, notes, request, withoutThinking }: Step, { signal }: Abortable): AsyncGenerator<ModelEvent> {
  // The SDK goes on in the background when its stream is left; this ends it.
  const left = new AbortController();
  const { stream } = streamText({
    model,
    instructions: request.system,
    messages: toSdkMessages(request.messages, notes),
    maxOutputTokens: request.maxOutputTokens,
    maxRetries: 0,
    ...(withoutThinking && { reasoning: 'none' }),
    abortSignal: AbortSignal.any([signal, left.signal]),
    telemetry: { isEnabled: false },
    // Errors come in the stream as well; left out, this would write them to the console.
    onError: () => undefined,
    // OpenAI's strict mode refuses schemas with optional fields.
    providerOptions: { openai: { strictJsonSchema: false }, ollama: { strictJsonSchema: false }, compatible: { strictJsonSchema: false } },
    ...(request.tools !== undefined && request.tools.length > 0 && { tools: toolSet(request.tools) }),
    ...(request.json !== undefined && { output: Output.object({ schema: jsonSchema(request.json.schema as JSONSchema7), name: request.json.name }) }),
  });
  try {
    for await (const part of stream) {
      switch (part.type) {
        case 'text-delta':
          if (part.text !== '') yield { type: 'text', text: part.text };
          break;
        case 'tool-call':
          notes.note(part.toolCallId, part.providerMetadata);
          yield { type: 'call', call: { id: part.toolCallId, name: part.toolName, input: part.input as unknown } };
          break;
        case 'error':
          throw part.error;
        case 'abort':
          signal.throwIfAborted();
          break;
        case 'finish':
          yield endOf(part);
          return;
        default:
          // Thoughts, sources and the beginnings and ends of parts are not for us.
          break;
      }
    }
    signal.throwIfAborted();
    throw new Error('the answer has no end');
  } finally {
    left.abort();
  }
}

const endOf = ({ finishReason, totalUsage }: Finish): ModelEvent => ({
  type: 'end',
  cut: finishReason === 'length',
  usage: {
    ...(totalUsage.inputTokens !== undefined && { inputTokens: totalUsage.inputTokens }),
    ...(totalUsage.outputTokens !== undefined && { outputTokens: totalUsage.outputTokens }),
  },
});
interface Finish {
  readonly finishReason: string;
  readonly totalUsage: { readonly inputTokens: number | undefined; readonly outputTokens: number | undefined };
}

/** Tools without a function: their calls are reported, and run by whoever asked. */
const toolSet = (tools: readonly ToolSpec[]): ToolSet =>
  Object.fromEntries(tools.map(({ name, description, schema }) => [name, tool({ description, inputSchema: jsonSchema(schema as JSONSchema7) })]));
