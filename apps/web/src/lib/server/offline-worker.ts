import { createHash } from 'node:crypto';

/** Milliseconds from one try to the next. */
const AGAIN_MS = 2_000;

const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fafaf7, #0c0c0e); color: light-dark(#17171c, #f2f2f2) }
  main { max-width: 30rem; padding: 1.5rem; text-align: center }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem }
  p { margin: 0; color: light-dark(#55555e, #b3b3bb) }`;
// Any answer at all means that pages can be had again.
const SCRIPT = `setInterval(() => fetch('/icon.svg', { cache: 'no-store' }).then(() => location.reload(), () => undefined), ${AGAIN_MS})`;
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Offline · Frameseek</title>
<style>${STYLE}</style><main><div role="status"><h1>Frameseek is offline</h1><p>It does not answer. This page tries again by itself, and opens where you were as soon as it does.</p></div></main><script>${SCRIPT}</script></html>`;

const sourceHash = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
const POLICY = `default-src 'none'; style-src ${sourceHash(STYLE)}; script-src ${sourceHash(SCRIPT)}; connect-src 'self'`;

/**
 * The service worker of the app: where a page cannot be had, as nobody listens, a page of ours that keeps the address and comes back,
 * in place of the browser's. Everything else goes past it, and it keeps nothing of the library. It also shows what rang, and opens its moment.
 */
export const OFFLINE_WORKER = `
const page = () => new Response(${JSON.stringify(PAGE)}, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': ${JSON.stringify(POLICY)} } });
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.registration.navigationPreload?.enable().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || new URL(event.request.url).pathname.startsWith('/api/')) return;
  event.respondWith((async () => {
    try {
      return (await event.preloadResponse) ?? (await fetch(event.request));
    } catch {
      return page();
    }
  })());
});
self.addEventListener('push', (event) => {
  const { id, title, body, links } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag: id, icon: '/icon.svg', image: links.frame, data: links.page }));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data ?? '/', self.location.origin).href;
  event.waitUntil((async () => {
    const there = (await self.clients.matchAll({ type: 'window' })).find((client) => client.url === url);
    await (there === undefined ? self.clients.openWindow(url) : there.focus());
  })());
});
`;
