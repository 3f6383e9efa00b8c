import { Command } from 'commander';
import { expect, it } from 'vitest';
import { repeated, repeatedChoice } from './arguments.ts';

const WAYS = ['visual', 'speech', 'text'] as const;

it.each<[readonly string[], string, readonly string[] | undefined]>([
  [['--modality', 'speech', 'red car'], 'red car', ['speech']],
  [['--modality', 'speech,text', 'red car'], 'red car', ['speech', 'text']],
  [['--modality', 'speech', '--modality', 'text', 'red car'], 'red car', ['speech', 'text']],
  [['red car', '--modality', 'text, speech'], 'red car', ['text', 'speech']],
  [['red car'], 'red car', undefined],
])('%j asks for %j', (args, query, modality) => {
  let asked: unknown;
  const program = new Command().argument('[query]').option('--modality <way>', '', repeatedChoice(WAYS)).option('--video <video>', '', repeated)
    .action((words: string, options: object) => { asked = { words, ...options }; });
  program.parse([...args, '--video', 'one, two', '--video', 'three'], { from: 'user' });
  expect(asked).toEqual({ words: query, ...(modality !== undefined && { modality }), video: ['one, two', 'three'] });
});

it('refuses a word that is none of the choices', () => {
  expect(() => repeatedChoice(WAYS)('speech,smell', undefined)).toThrow('Allowed choices are visual, speech, text.');
});
