/**
 * Whether a request that changes something comes from our own pages (or from a program, which sends neither header).
 * Without this any web page could make the reader's browser send files or commands to the API on their machine.
 */
export const isSameSite = (request: Request): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const origin = request.headers.get('origin');
  if (origin !== null) return hostOf(origin) === request.headers.get('host');
  return request.headers.get('sec-fetch-site') !== 'cross-site';
};

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
