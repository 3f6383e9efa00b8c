import { wire } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { isAllowed } from '../../http/guard.ts';
import { version } from '../../http/version.ts';

/** Without these nothing can be indexed or found. */
const NEEDED = new Set(['ffmpeg', 'store']);

/** Whether the server is ready. */
export const healthEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/health',
    summary: 'Whether the server is ready, and what each part uses. Without the token (where one is demanded) only the readiness.',
    response: z.union([wire.health, wire.readiness]),
    run: async (_input, { runtime, req, signal }) => {
      const parts = await runtime.status({ signal });
      const missing = parts.filter(({ part, state }) => state === 'off' && NEEDED.has(part));
      const ready = missing.length === 0;
      if (!isAllowed(req, runtime.config.token)) return { ready, version };
      const why = missing.map((part) => [part.why, part.remedy].filter(Boolean).join(' ')).join(' ');
      return {
        ready,
        ...(!ready && { why }),
        version,
        parts: [...parts],
        videos: runtime.engine.videos().length,
        mediaFolders: [...runtime.mediaFolders],
      };
    },
  }),
];
