/** What touches the AI SDK, in one module that is loaded at the first call: it takes a fifth of a second, and most runs never ask a model. */
export { refusesTools, toModelFault } from './sdk-fault.ts';
export { streamStep } from './stream-step.ts';
