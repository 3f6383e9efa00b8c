// The policy of our pages forbids code made from strings, so zod must be told before its first schema is made.
import './zod-settings.ts';

export { MODALITIES, STAGES, parseSyntax, wire } from '@frameseek/core';
