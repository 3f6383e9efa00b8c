import { expect, it } from 'vitest';
import { commonReach, compareHref, readPlaceText } from './compared.ts';

it('two places stand in an address as they are read from it, never on the frame before', () => {
  const address = new URL(compareHref({ video: 'a'.repeat(32), at: 1.23401 }, { video: 'b', at: 0 }), 'http://x');
  expect([address.pathname, ...['a', 'b'].map((name) => readPlaceText(address.searchParams.get(name)))]).toEqual(['/compare', { video: 'a'.repeat(32), at: 1.235 }, { video: 'b', at: 0 }]);
});

it.each(['', '@1', 'a', 'a@', 'a@-1', 'a@1e3', 'a@b@1', null])('%j is no place', (text) => expect(readPlaceText(text)).toBeUndefined());

it('two players go together as far as both have something', () => {
  expect(commonReach([{ at: 2, duration: 10 }, { at: 5, duration: 6 }])).toEqual([-2, 1]);
  expect(commonReach([{ at: 0, duration: 10 }, { at: 9, duration: 8 }])).toEqual([-0, 0]);
});
