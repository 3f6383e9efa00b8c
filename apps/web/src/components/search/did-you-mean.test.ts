import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DidYouMean } from './did-you-mean.tsx';

it('is a link, reached by the keyboard, to the search that was meant, in the same ways', () => {
  const html = renderToStaticMarkup(createElement(DidYouMean, { q: 'a "red" bulbasaur', modalities: ['speech', 'text'] }));
  const [, href = '', words] = /<a [^>]*href="([^"]+)"[^>]*>([^<]+)<\/a>/u.exec(html) ?? [];
  const { pathname, searchParams } = new URL(href.replaceAll('&amp;', '&'), 'http://localhost');
  expect([pathname, searchParams.get('q'), searchParams.get('modality')]).toEqual(['/search', 'a "red" bulbasaur', 'speech,text']);
  expect(words).toBe('“a &quot;red&quot; bulbasaur”');
  expect(html).not.toContain('tabindex');
});
