/** Signs and sentences that stand in no other set: each number has one of its own, and those far apart share few words. */

const PLACES = ['harbour', 'bakery', 'stadium', 'museum', 'airport', 'library', 'theatre', 'hospital', 'market', 'castle', 'garden', 'station', 'brewery', 'chapel', 'quarry', 'lighthouse'];
const NAMES = ['Baxter', 'Cordelia', 'Dunmore', 'Eastwick', 'Fairbanks', 'Galloway', 'Hawthorne', 'Inverness', 'Jessop', 'Kingsley', 'Lombard', 'Mortimer', 'Norwood', 'Osborne', 'Pemberton', 'Quincy', 'Rutherford'];
const NOTICES = ['opens at', 'closed until', 'platform', 'gate', 'room', 'exit', 'level', 'route', 'queue', 'counter', 'deck'];
const PEOPLE = ['the captain', 'my neighbour', 'our teacher', 'the old miller', 'a young doctor', 'the mayor', 'her brother', 'the gardener', 'a stranger', 'the pilot', 'the baker', 'your cousin', 'the judge'];
const DEEDS = ['lost', 'painted', 'borrowed', 'repaired', 'stole', 'buried', 'delivered', 'weighed', 'photographed', 'polished', 'dropped'];
const THINGS = ['a silver watch', 'twelve barrels of cider', 'the broken piano', 'an empty suitcase', 'a map of the islands', 'two wooden chairs', 'the blue bicycle', 'a letter from Vienna', 'the church bell', 'a basket of plums', 'the torn sail', 'a box of candles', 'the iron gate', 'an umbrella', 'the last lantern', 'a jar of honey', 'the red ladder'];
const TIMES = ['before breakfast', 'in the thunderstorm', 'on the way to town', 'last November', 'after the wedding', 'during the night', 'at the railway crossing'];

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

/** A sign: “Baxter harbour platform 17”. */
export const signAt = (n: number): string => `${pick(NAMES, n)} ${pick(PLACES, n)} ${pick(NOTICES, n)} ${(n * 7) % 90 + 10}`;

/** A sentence to be spoken: “The captain lost a silver watch before breakfast”. */
export const sentenceAt = (n: number): string => {
  const sentence = `${pick(PEOPLE, n)} ${pick(DEEDS, n)} ${pick(THINGS, n)} ${pick(TIMES, n)}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};
