import { expect, it } from 'vitest';
import { urlName } from './url-name.ts';

it.each([
  ['https://a.example/films/holiday.mp4?x=1', undefined, 'video/mp4', 'holiday.mp4'],
  ['https://a.example/get?id=7', 'attachment; filename="My film.mkv"', 'application/octet-stream', 'My film.mkv'],
  ['https://a.example/x', `attachment; filename="x.mp4"; filename*=UTF-8''%E6%9D%B1%E4%BA%AC.mp4`, 'video/mp4', '東京.mp4'],
  ['https://a.example/x', 'attachment; filename=plain.webm', 'video/webm', 'plain.webm'],
  ['https://a.example/watch', undefined, 'video/webm; codecs=vp9', 'watch.webm'],
  ['https://a.example/', undefined, 'audio/mpeg', 'a.example.mp3'],
  ['https://a.example/..%2f..%2fetc%2fpasswd.mp4', undefined, 'video/mp4', 'passwd.mp4'],
  ['https://a.example/x', 'attachment; filename="../../escape.mp4"', 'video/mp4', 'escape.mp4'],
  ['https://a.example/x', String.raw`attachment; filename="C:\\x\\e.mp4"`, 'video/mp4', 'e.mp4'],
  ['https://a.example/x', 'attachment; filename=".mp4"', 'video/mp4', 'mp4.mp4'],
  ['https://a.example/100%.mp4', undefined, 'video/mp4', '100%.mp4'],
  ['https://a.example/page.html', undefined, 'text/html', 'page.html'],
])('%s with %s of type %s is called %s', (url, disposition, type, name) => {
  expect(urlName({ url: new URL(url), disposition, type })).toBe(name);
});
