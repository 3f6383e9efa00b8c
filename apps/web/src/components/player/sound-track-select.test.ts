import type { AudioStream, VideoDetail } from '@frameseek/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SoundTrackSelect } from './sound-track-select.tsx';

const TRACKS: readonly AudioStream[] = [
  { index: 0, codec: 'aac', channels: 2, language: 'eng', isDefault: true },
  { index: 1, codec: 'aac', channels: 2, language: 'deu', title: 'Zweiter Ton', isDefault: false },
];
const film = ({ tracks = TRACKS, picked, used = 1 }: { readonly tracks?: readonly AudioStream[]; readonly picked?: number; readonly used?: number }): VideoDetail =>
  ({ id: 'a', title: 'Film', probe: { audio: tracks }, transcripts: [{ source: 'recognised', soundTrack: used, cues: 3 }], ...(picked !== undefined && { soundTrack: picked }) }) as unknown as VideoDetail;
const shown = (video: VideoDetail, isIndexing = false): string =>
  renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(SoundTrackSelect, { video, isIndexing })));
const chosen = (html: string): string | undefined => /<option[^>]*selected=""[^>]*>([^<]+)/u.exec(html)?.[1];
const ANEW = 'Until then the words of before are found';

it('is a list with a name, reached by the keyboard, of the tracks and “Automatic”, which is chosen while nobody picked one', () => {
  const html = shown(film({}));
  expect(html).toMatch(/<select [^>]*aria-label="Sound track whose speech is searched"/u);
  expect(html).not.toContain('tabindex');
  expect([...html.matchAll(/<option[^>]*>([^<]+)/gu)].map(([, label]) => label)).toEqual(['Automatic', '1: English · listened to', '2: German · Zweiter Ton']);
  expect(chosen(html)).toBe('Automatic');
});

it('shows the track that was picked', () => expect(chosen(shown(film({ picked: 2, used: 2 })))).toBe('2: German · Zweiter Ton · listened to'));

it('tells, in a place that screen readers listen to, that speech is done anew while the words of before are found', () => {
  const html = shown(film({ picked: 2 }), true);
  const [, id, words] = /<p id="([^"]+)" role="status"[^>]*>(.*?)<\/p>/u.exec(html) ?? [];
  expect(words).toContain(ANEW);
  expect(html).toContain(`aria-describedby="${id ?? ''}"`);
});

it.each([['nothing is indexed', film({ picked: 2 }), false], ['the track that was picked is the one that was listened to', film({ picked: 2, used: 2 }), true]])(
  'says nothing of that where %s', (_, video, isIndexing) => expect(shown(video, isIndexing)).not.toContain(ANEW),
);

it.each([[[]], [TRACKS.slice(0, 1)]])('is not there where there is no choice', (tracks) => expect(shown(film({ tracks }))).toBe(''));
