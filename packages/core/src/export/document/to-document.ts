import type { DocumentFormat } from '../export-formats.ts';
import { clockTime } from '../../time/notation/clock-time.ts';
import { collapseWhitespace } from '../../text/collapse-whitespace.ts';
import type { DocumentFilm, DocumentSpan, FilmDocument } from './film-document.ts';

/** The document as the text of a file that holds all of it, pictures too. */
export const toDocument = (document: FilmDocument, format: DocumentFormat): string => {
  switch (format) {
    case 'md':
      return toMarkdown(document);
    case 'html':
      return toHtml(document);
    default:
      return format satisfies never;
  }
};

/** What is told of a film below its name. */
const factsOf = ({ recorded, place, duration }: DocumentFilm): string => [recorded, place, clockTime(duration)].filter(Boolean).join(' · ');
const timesOf = ({ start, end }: DocumentSpan): string => `${clockTime(start)} – ${clockTime(end)}`;
const pictureOf = (still: string): string => `data:image/jpeg;base64,${still}`;

const toMarkdown = ({ title, films }: FilmDocument): string => {
  const span = (level: string) => (one: DocumentSpan): readonly string[] => [
    `${level} ${timesOf(one)}${one.title === '' ? '' : ` ${plain(one.title)}`}`,
    ...(one.still === undefined ? [] : [`![${timesOf(one)}](${pictureOf(one.still)})`]),
    ...(one.note === undefined ? [] : [plain(one.note)]), ...(one.said === undefined ? [] : [`> ${plain(one.said)}`]),
  ];
  const film = (one: DocumentFilm): readonly string[] => [
    `## ${plain(one.title)}`, plain(factsOf(one)), ...one.chapters.flatMap(span('####')), ...(one.chapters.length > 0 && one.moments.length > 0 ? ['---'] : []), ...one.moments.flatMap(span('###')),
  ];
  return `${[`# ${plain(title)}`, ...films.flatMap(film)].join('\n\n')}\n`;
};

/** Words of strangers are no markup. */
const plain = (text: string): string => collapseWhitespace(text).replaceAll(/[\\`*_[\]<>|#]/gu, String.raw`\$&`);

/** Prints without a stretch torn in two, in black on white; on a screen as light or dark as that is. */
const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:52rem;margin:2rem auto;padding:0 1rem}h1,h2{line-height:1.2}h2{margin-top:3rem;border-bottom:1px solid}
section>p{opacity:.75}article{display:grid;grid-template-columns:12rem 1fr;gap:1rem;margin:1rem 0;break-inside:avoid}article.chapter{grid-template-columns:7rem 1fr;margin:.5rem 0}article.plain{grid-template-columns:1fr}
img{width:100%;border-radius:.4rem}h3{margin:0;font-size:1rem}time{opacity:.75;font-size:.85rem}p{margin:.25rem 0}q{opacity:.85}
@media(max-width:34rem){article,article.chapter{grid-template-columns:1fr}}@media print{:root{color-scheme:light}body{margin:0;max-width:none}section+section{break-before:page}}`;

const toHtml = ({ title, films }: FilmDocument): string => {
  const span = (kind: 'chapter' | 'moment') => (one: DocumentSpan): string =>
    `<article class="${kind}${one.still === undefined ? ' plain' : ''}">${one.still === undefined ? '' : `<img alt="" src="${pictureOf(one.still)}">`}<div><time>${timesOf(one)}</time>${one.title === '' ? '' : `<h3>${text(one.title)}</h3>`}`
    + `${one.note === undefined ? '' : `<p>${text(one.note)}</p>`}${one.said === undefined ? '' : `<p><q>${text(one.said)}</q></p>`}</div></article>`;
  const film = (one: DocumentFilm): string => `<section><h2>${text(one.title)}</h2><p>${text(factsOf(one))}</p>\n${[...one.chapters.map(span('chapter')), ...one.moments.map(span('moment'))].join('\n')}\n</section>`;
  return `<!doctype html>\n<html>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${text(title)}</title>\n<style>${STYLE}</style>\n<h1>${text(title)}</h1>\n${films.map(film).join('\n')}\n</html>\n`;
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (raw: string): string => collapseWhitespace(raw).replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);
