import { expect, it } from 'vitest';
import { isForeignScript } from './is-foreign-script.ts';

it.each([
  ['カエル', true], ['красная машина', true], ['红色汽车', true], ['一只猫 on a mat', false], ['ein grüner Frosch', false], ['naïve café', false], ['4711', false], ['', false],
])('%s', (text, foreign) => expect(isForeignScript(text)).toBe(foreign));
