import type { NextRequest } from 'next/server';
import { forward } from '../../../lib/server/forward.ts';
import { isSameSite } from '../../../lib/server/same-site.ts';

/** Every answer is made anew: nothing of the API is kept by this server. */
export const dynamic = 'force-dynamic';

/** The browser speaks to this server only; everything under /api goes on to the Frameseek API. */
const handle = async (request: NextRequest): Promise<Response> => {
  if (!isSameSite(request)) {
    return Response.json(
      { error: { code: 'web/foreign-origin', message: 'Requests from other web sites are refused.', facts: {} } },
      { status: 403 },
    );
  }
  return await forward(request);
};

export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT };
