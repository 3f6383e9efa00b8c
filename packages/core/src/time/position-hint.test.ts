import { expect, it } from 'vitest';
import { positionHint } from './position-hint.ts';

it.each([
  ['How many bottles are there at the very beginning?', 100, { start: 0, end: 15 }],
  ['What is the title of the first slide shown?', 100, { start: 0, end: 15 }],
  ['Where is the ball at the end?', 10, { start: 6, end: 10 }],
  ['Which car comes around the middle of the video?', 30, { start: 12, end: 18 }],
  ['Who wins at the end?', 3, { start: 0, end: 3 }],
  ['Who wins?', 30, undefined],
  ['Who wins at the end?', 0, undefined],
])('%j in %d seconds points to %j', (question, duration, expected) => {
  const hint = positionHint(question, duration);
  expect(hint === undefined ? hint : { start: Math.round(hint.start * 10) / 10, end: Math.round(hint.end * 10) / 10 }).toEqual(expected);
});

it.each([
  ['start', { start: 0, end: 15 }, [
    'What is shown at the start?', 'Who speaks in the beginning?', 'What is clear from the outset?', 'What does the first slide say?', 'What is the very first word?',
    'It starts with a song: which?', 'What do they start with?', 'Who begins with a joke?', 'What do the two begin with?', 'The film opens with what?',
    'What do they open with?', 'Wer spricht am Anfang?',
  ]],
  ['middle', { start: 40, end: 60 }, ['Who falls in the middle?', 'What changes about the middle?', 'Near the middle, who laughs?', 'What breaks halfway?', 'Who leaves midway?', 'Was steht in der Mitte?']],
  ['end', { start: 85, end: 100 }, [
    'Who waves at the end?', 'Who cries in the very end?', 'What falls towards the end?', 'What falls toward the end?', 'Who is near the end?', 'Who finally wins?',
    'What does the last slide say?', 'What is the very last word?', 'It ends with what?', 'What do they end with?', 'Wer gewinnt am Ende?',
  ]],
  ['nowhere', undefined, [
    'Which start-up is named?', 'Who opens the door?', 'Who bends with pain?', 'Who comes first?', 'At last, who wins?', 'What stands in the middleware?', 'Who is the endless talker?',
    'What is the final score?',
  ]],
])('%s is what these point to', (_, expected, questions) => {
  for (const question of questions) {
    const hint = positionHint(question, 100);
    expect(hint === undefined ? hint : { start: Math.round(hint.start), end: Math.round(hint.end) }, question).toEqual(expected);
  }
});
