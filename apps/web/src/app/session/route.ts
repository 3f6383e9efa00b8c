import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { TOKEN_COOKIE, apiAddress } from '../../lib/server/api-address.ts';
import { isSameSite } from '../../lib/server/same-site.ts';

const signIn = z.object({ token: z.string().trim().min(1).max(1_000) });

/** Seconds that a browser stays signed in: 90 days. */
const MAX_AGE = 90 * 24 * 3_600;

/** Milliseconds that the API may take to look at a token. */
const LIMIT_MS = 10_000;

/** Keeps the token in a cookie that scripts cannot read, once the API has accepted it. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isSameSite(request)) return new Response(null, { status: 403 });
  const body = signIn.safeParse(await request.json().catch(() => undefined));
  if (!body.success) return NextResponse.json({ message: 'Type the token.' }, { status: 400 });
  const refusal = await tokenRefusal(body.data.token);
  if (refusal !== undefined) return refusal;
  const response = new NextResponse(null, { status: 204 });
  response.cookies.set(TOKEN_COOKIE, body.data.token, {
    httpOnly: true, sameSite: 'strict', secure: request.nextUrl.protocol === 'https:', path: '/', maxAge: MAX_AGE,
  });
  return response;
}

/** Signs out. */
export function DELETE(request: NextRequest): Response {
  if (!isSameSite(request)) return new Response(null, { status: 403 });
  const response = new NextResponse(null, { status: 204 });
  response.cookies.delete(TOKEN_COOKIE);
  return response;
}

const tokenRefusal = async (token: string): Promise<Response | undefined> => {
  try {
    const url = new URL('/api/videos', apiAddress());
    const answer = await fetch(url, {
      method: 'HEAD', headers: { authorization: `Bearer ${token}` }, cache: 'no-store', signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (answer.status !== 401) return undefined;
    return NextResponse.json({ message: 'This is not the token of this server.' }, { status: 401 });
  } catch {
    return NextResponse.json({ message: 'The Frameseek server does not answer.' }, { status: 502 });
  }
};
