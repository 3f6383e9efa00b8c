/** A picture for the model: JPEG bytes, and the words that stand before it ("[2] 00:01:05.2"). */
interface ModelImage {
  readonly type: 'image';
  readonly jpeg: Uint8Array;
}

interface ModelText {
  readonly type: 'text';
  readonly text: string;
}

/** A part of what is told to a model. */
export type ModelPart = ModelText | ModelImage;

/** A call of a tool that the model asked for. `input` is what it wrote, parsed as JSON and nothing more. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** What a tool brought, as an answer to the call with this `id`. */
export interface ToolOutput {
  readonly id: string;
  readonly name: string;
  /** Pictures follow the results as a message of the user where the provider takes none in results. */
  readonly parts: readonly ModelPart[];
}

/** A message of a conversation with a model, in the order in which they were said. */
export type ModelMessage =
  | { readonly role: 'user'; readonly parts: readonly ModelPart[] }
  | { readonly role: 'assistant'; readonly text: string; readonly calls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly outputs: readonly ToolOutput[] };

/** A tool as the model is told of it. `schema` is a JSON schema of its input. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}
