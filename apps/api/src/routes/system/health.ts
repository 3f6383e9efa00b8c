import { wire } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { callerOf } from '../../http/caller.ts';
import { version } from '../../http/version.ts';

/** Without these nothing can be indexed or found. */
const NEEDED = new Set(['ffmpeg', 'catalog', 'store']);

/** Whether the server is ready. */
export const healthEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/health',
    needs: 'nothing',
    summary: 'Whether the server is ready, and what each part uses. Whoever would have to sign in first is told the readiness alone.',
    response: z.union([wire.health, wire.readiness]),
    run: async (_input, { runtime, req, signal }) => {
      const parts = await runtime.status({ signal });
      const missing = parts.filter(({ part, state }) => state === 'off' && NEEDED.has(part));
      const ready = missing.length === 0;
      if (callerOf(req) === undefined) return { ready, version };
      const why = missing.map((part) => [part.why, part.remedy].filter(Boolean).join(' ')).join(' ');
      return {
        ready,
        ...(!ready && { why }),
        version,
        parts: [...parts],
        videos: runtime.engine.countVideos(),
        mediaFolders: [...runtime.mediaFolders],
      };
    },
  }),
];
