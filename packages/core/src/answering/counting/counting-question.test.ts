import { describe, expect, it } from 'vitest';
import { countingQuestion } from './counting-question.ts';

describe('a question that is answered by counting', () => {
  it.each([
    ['When did I first see a red car?', 'first', 'red car'],
    ['When was Ada first mentioned?', 'first', 'Ada'],
    ['when does the bunny first appear', 'first', 'bunny'],
    ['What is the first time that the gate opens?', 'first', 'gate opens'],
    ['When did we last see the old camera?', 'last', 'old camera'],
    ['How often is a dog seen?', 'often', 'dog'],
    ['How many times does she say “good morning”?', 'often', '“good morning”'],
    ['How many scenes with a bicycle are there?', 'often', 'bicycle'],
    ['How often was the budget mentioned in 2024?', 'often', 'budget on:2024'],
    ['How long is the logo on screen?', 'long', 'logo'],
    ['How much time do they talk about the weather?', 'long', 'weather'],
    ['Show me all moments with a sailing boat', 'every', 'sailing boat'],
    ['every scene in which money changes hands', 'every', 'money changes hands'],
    ['all boats between March and May 2024', 'every', 'boats after:2024-03 before:2024-06'],
    ['Every dog between 1:00 and 2:30', 'every', 'dog after:1:00 before:2:30'],
    ['How often is the war mentioned?', 'often', 'war'],
    ['How often do people dance?', 'often', 'people dance'],
    ['Wie oft ist ein Hund zu sehen?', 'often', 'ein Hund'],
    ['Wann wurde die Brücke zum ersten Mal gezeigt?', 'first', 'die Brücke'],
  ] as const)('“%s” counts', (question, wants, query) => {
    expect(countingQuestion(question)).toEqual({ wants, query });
  });

  it.each([
    'What is the first thing she says?', 'How many dogs are in the picture?', 'How long does the bread bake?', 'When do the roses need water?', 'What happened last year?',
    'When does the last one fall?', 'What is your first name?', 'Who repairs the gate?', 'How often?', 'Is all well?', 'When did he leave his first class?',
  ])('“%s” does not', (question) => {
    expect(countingQuestion(question)).toBeUndefined();
  });

  it('is about what the conversation was about, where it says so', () => {
    expect(countingQuestion('And how often is it seen?', 'red car')).toEqual({ wants: 'often', query: 'red car' });
    expect(countingQuestion('How often was it seen in 2024?', 'red car')).toEqual({ wants: 'often', query: 'red car on:2024' });
  });
});
