import { expect, it } from 'vitest';
import { questionWords } from './question-words.ts';

it.each([
  ['What kind of animal is standing on the branch before the opening credit appears?', 'animal standing on the branch the opening credit'],
  ['What is the name of the person greeted at the start?', 'name of the person greeted'],
  ['Why, according to the speaker, do they choose to do these things?', 'choose to things'],
  ['How many bottles are standing on the shelf at the very beginning?', 'bottles standing on the shelf'],
  ['Who says “we choose to go to the moon”?', '“we choose to go to the moon”'],
  ['Where does she mention "crown jewels" in the video?', '"crown jewels"'],
  ['Can you show me the red car?', 'red car'],
  ['And then?', ''],
  ['What does he do next?', ''],
  ['said:hello -world', 'said hello world'],
  ['red car', 'red car'],
  ['Wo steht das Auto?', 'Wo steht das Auto'],
])('%j looks for %j', (question, words) => expect(questionWords(question)).toBe(words));

it.each([
  ['ask for a telling', [
    'can you tell me', 'could you please show us', 'would you find', 'can you explain to me', 'could you describe', 'please', 'tell me', 'show me', 'find me',
    'do you know', 'i want to know', 'I would like to know',
  ]],
  ['ask for a kind or a measure', ['what kind of', 'which kinds of', 'what sort of', 'which types of', 'how many', 'how much', 'how long', 'how often', 'how far', 'how old']],
  ['say how near in time', ['right before', 'just after', 'shortly after', 'immediately when']],
  ['say who tells it', ['according to the speaker', 'according to this report', 'according to that man', 'according to experts', 'from a viewer’s point of view', "from the viewer's point of view"]],
  ['speak of the video as such', [
    'in the video', 'of this clip', 'over these films', 'during that movie', 'throughout the footage', 'in those recordings', 'of this recording', 'in my library', 'in all scenes',
    'in any video', 'during all the clips', 'throughout the whole film', 'in the entire scene',
  ]],
  ['point to a place in it', [
    'at the start', 'in the beginning', 'from the very outset', 'near the end', 'around the middle', 'about the end', 'towards the end', 'toward the end',
    'at the very end of the talk', 'at the start of this lesson', 'in the middle of that part',
  ]],
  ['point to a time of which was spoken', ['at any time', 'around the same moment', 'at that point', 'at this moment']],
])('turns that %s are not looked for', (_, turns) => {
  for (const turn of turns) expect(questionWords(`penguins ${turn} dive`), turn).toBe('penguins dive');
});

it.each([
  ['words that are like turns', 'how penguins can find shelter in the open sea', 'penguins find shelter in the open sea'],
  ['what is right without being near in time', 'the right wing of penguins', 'right wing of penguins'],
  ['a word’s own apostrophe and hyphen, but not whose it is', "Penguins' co-op and the chick’s don't-walk sign", "Penguins co-op the chick don't-walk sign"],
  ['nothing of signs that stand alone', 'penguins — dive', 'penguins dive'],
  ['names with an apostrophe before an s', "o'shea, ((penguins)) at (2026)!", "o'shea penguins at 2026"],
  ['a quotation and what is written close to it', 'penguins"one"dive', '"one" penguins dive'],
  ['signs inside a word, and none around it', '(U.S.A.) ... — penguins!!', 'U.S.A penguins'],
  ['all quotations, first, as they are quoted', 'penguins “one” dive "two"', '“one” "two" penguins dive'],
  ['nothing of words that say nothing alone', 'of the', ''],
])('%s: %j', (_, question, words) => expect(questionWords(question)).toBe(words));
