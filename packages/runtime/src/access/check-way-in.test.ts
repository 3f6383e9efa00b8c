import { isFaultOf } from '@frameseek/core';
import { expect, it } from 'vitest';
import { checkWayIn } from './check-way-in.ts';

const problemsOf = (host: string, waysIn: readonly 'password'[], hasTokens = false): string => {
  try {
    checkWayIn({ host }, { waysIn: () => waysIn, hasTokens: () => hasTokens });
  } catch (error) {
    if (isFaultOf(error, 'config/invalid')) return error.facts.problems.join();
    throw error;
  }
  return '';
};

it.each(['0.0.0.0', '::', '192.168.1.7', 'example.org'])('refuses to listen on %s where nobody would have to sign in, and says what to do', (host) => {
  expect(problemsOf(host, [])).toContain('FRAMESEEK_TOKEN');
  expect(problemsOf(host, [])).toContain('frameseek users add');
  expect([problemsOf(host, ['password']), problemsOf(host, [], true)]).toEqual(['', '']);
});

it('has nothing against this computer alone', () => {
  expect(problemsOf('127.0.0.1', [])).toBe('');
});
