import { expect, it } from 'vitest';
import { speechTracks } from './speech-tracks.ts';

const track = (index: number, language?: string, rest: { isDefault?: boolean; isCommentary?: true } = {}) =>
  ({ index, codec: 'aac', channels: 2, isDefault: false, ...(language !== undefined && { language }), ...rest });

it.each([
  ['the default one', [track(0), track(1, undefined, { isDefault: true })], {}, [1, 0]],
  ['the first where none is marked', [track(0, 'eng'), track(1, 'deu')], {}, [0, 1]],
  ['the one in the language asked for', [track(0, 'eng', { isDefault: true }), track(1, 'deu')], { language: 'de' }, [1, 0]],
  ['the default one of those in the language', [track(0, 'deu'), track(1, 'deu', { isDefault: true }), track(2, 'eng')], { language: 'de' }, [1, 0, 2]],
  ['no commentary', [track(0, 'eng', { isCommentary: true, isDefault: true }), track(1, 'eng')], {}, [1]],
  ['the commentary last, where it is asked for', [track(0, 'eng', { isCommentary: true, isDefault: true }), track(1, 'eng')], { commentary: true }, [1, 0]],
  ['the commentary, where there is nothing else', [track(0, 'eng', { isCommentary: true })], {}, [0]],
  ['nothing of nothing', [], {}, []],
])('%s is heard first', (_, tracks, wish, order) => {
  expect(speechTracks(tracks, wish).map(({ index }) => index)).toEqual(order);
});
