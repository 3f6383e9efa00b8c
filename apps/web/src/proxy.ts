import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

/**
 * Gives every page a strict content security policy: only this origin, scripts and styles only with the nonce of this
 * very answer. React sets style properties through the object model, which such a policy allows.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = policyFor(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** The API route is left out: its bodies are large and must not be buffered here. */
export const config = { matcher: '/((?!api/|_next/static|_next/image|icon.svg).*)' };

/** React's tools for developers evaluate text, and write styles into the page; they are no part of what is built. */
const developing = process.env.NODE_ENV === 'development';

const policyFor = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
