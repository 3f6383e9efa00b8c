import { expect, it } from 'vitest';
import { toDocument } from './to-document.ts';
import type { FilmDocument } from './film-document.ts';

const document: FilmDocument = {
  title: 'Cut <1>',
  films: [
    { title: 'A & B', duration: 90, recorded: '2024-05-01', place: 'Lyon, France', chapters: [{ start: 0, end: 30, title: 'Opening (Ada)', still: 'YQ==' }], moments: [{ start: 1, end: 2.5, title: '*Sea*', note: 'the\n"blue" one', said: 'Hello <b>.', still: 'Yg==' }] },
    { title: 'Radio', duration: 5, chapters: [], moments: [{ start: 0, end: 5, title: '' }] },
  ],
};

it('films with chapters, stills and moments are a page that holds all of it, and in which words are no markup', () => {
  const html = toDocument(document, 'html');
  expect(html).toContain('<h1>Cut &lt;1&gt;</h1>');
  expect(html).toContain('<h2>A &amp; B</h2><p>2024-05-01 · Lyon, France · 1:30.0</p>');
  expect(html).toContain('<article class="chapter"><img alt="" src="data:image/jpeg;base64,YQ=="><div><time>0:00.0 – 0:30.0</time><h3>Opening (Ada)</h3></div></article>');
  expect(html).toContain('<h3>*Sea*</h3><p>the &quot;blue&quot; one</p><p><q>Hello &lt;b&gt;.</q></p>');
  expect(html).toContain('<article class="moment plain"><div><time>0:00.0 – 0:05.0</time></div></article>');
  expect(html).toContain('@media print');
});

it('and so they are as Markdown', () => {
  expect(toDocument(document, 'md').split('\n\n')).toEqual([
    String.raw`# Cut \<1\>`, '## A & B', '2024-05-01 · Lyon, France · 1:30.0', '#### 0:00.0 – 0:30.0 Opening (Ada)', '![0:00.0 – 0:30.0](data:image/jpeg;base64,YQ==)', '---',
    String.raw`### 0:01.0 – 0:02.5 \*Sea\*`, '![0:01.0 – 0:02.5](data:image/jpeg;base64,Yg==)', 'the "blue" one', String.raw`> Hello \<b\>.`, '## Radio', '0:05.0', '### 0:00.0 – 0:05.0\n',
  ]);
});
