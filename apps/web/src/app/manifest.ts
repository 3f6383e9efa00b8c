import type { MetadataRoute } from 'next';

/** What browsers need to install the app on a phone or a computer. What is shared with it there is searched for. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Frameseek', short_name: 'Frameseek', description: 'Search inside your videos in plain words, and land on the moment.',
    id: '/', start_url: '/', scope: '/', display: 'standalone', background_color: '#18181b', theme_color: '#18181b',
    icons: (['any', 'maskable'] as const).map((purpose) => ({ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose })),
    share_target: { action: '/search', method: 'GET', params: { title: 'title', text: 'q', url: 'url' } },
    shortcuts: [{ name: 'Ask', url: '/ask' }, { name: 'Collections', url: '/collection' }, { name: 'By date', url: '/browse?by=date' }],
  };
}
