import { SESSION_COOKIE } from '../http/caller.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { LIMITS } from '../http/limits.ts';
import { version } from '../http/version.ts';
import { operation } from './operation.ts';
import { namedSchemas, type Json } from './schemas.ts';
import { TAGS } from './tags.ts';

/** The description of the API in OpenAPI 3.1, made from the same endpoints that the server is made from. */
export const openApi = (endpoints: readonly Endpoint[]): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Frameseek',
      version,
      description: `Search inside a library of videos in plain words. Times are seconds on the time line of the video.\n\n${limitsInWords()}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    'x-limits': LIMITS,
    servers: [{ url: '/' }],
    security: [{}, { token: [] }, { session: [] }],
    tags: TAGS,
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'FRAMESEEK_TOKEN, or a token of POST /api/tokens, where the server demands one' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'What POST /api/session gives' },
      },
    },
  };
};

const limitsInWords = (): string => {
  const { requestsPerMinute, bodyBytes, bodyWholeMs, bodyIdleMs } = LIMITS;
  const rates = Object.entries(requestsPerMinute).map(([kind, requests]) => `${kind} ${requests}`).join(', ');
  return `Where people sign in, requests are counted for each session, token, link or address; in a minute there may be of each kind: ${rates}. `
    + 'Whoever asks for more is told by 429 and Retry-After when to come again; RateLimit says with each answer what is left. '
    + 'A path answers OPTIONS with the methods that it takes in Allow, and any other method with 405 and the same. '
    + `A JSON body may have ${bodyBytes} bytes and must have come after ${bodyWholeMs / 1_000} s; an upload may not rest longer than ${bodyIdleMs / 1_000} s.`;
};
