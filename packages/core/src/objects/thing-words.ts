import { OBJECT_COLORS, type ObjectColor } from '../domain/object-track.ts';
import type { Movement, ThingSize } from './movement.ts';

/**
 * What people call the classes of COCO (Lin et al. 2014) beside their own names. Phrases are divided by commas. Everyday English, chosen by hand; words that
 * are said as often of something else are left out.
 */
export const THING_WORDS: Readonly<Record<string, string>> = {
  person: 'people, man, men, woman, women, boy, boys, girl, girls, child, children, kid, kids, human, humans, pedestrian, pedestrians, somebody, someone, guy, guys, lady, ladies',
  bicycle: 'bike, bikes, cycle', motorcycle: 'motorbike, motorbikes', airplane: 'plane, planes, aeroplane, aeroplanes, aircraft, jet, jets', car: 'automobile, automobiles, cars', truck: 'lorry, lorries',
  boat: 'ship, ships, ferry', 'fire hydrant': 'hydrant', 'stop sign': 'stop signs', dog: 'puppy, puppies', cat: 'kitten, kittens, kitty', horse: 'pony, ponies', sheep: 'lamb, lambs', cow: 'cattle, cows, calf',
  backpack: 'rucksack, rucksacks', handbag: 'purse, purses', suitcase: 'luggage', 'sports ball': 'ball, balls, football, basketball, soccer ball, tennis ball', couch: 'sofa, sofas, couches', 'potted plant': 'houseplant, houseplants, plant pot',
  'dining table': 'table, tables', tv: 'television, televisions, tvs', 'cell phone': 'phone, phones, mobile phone, smartphone, smartphones, cellphone', laptop: 'laptops, notebook computer', remote: 'remote control',
  refrigerator: 'fridge, fridges', 'hair drier': 'hair dryer', donut: 'doughnut, doughnuts', knife: 'knives', bus: 'buses, coach', cup: 'mug, mugs', bench: 'benches', toothbrush: 'toothbrushes', mouse: 'computer mouse', 'traffic light': 'traffic lights',
};

/** Colours by their names. */
export const COLOR_WORDS: ReadonlyMap<string, ObjectColor> = new Map([
  ...OBJECT_COLORS.map((color) => [color, color] as const), ['gray', 'grey'], ['silver', 'grey'], ['violet', 'purple'], ['golden', 'yellow'],
]);

/** Sizes by their names. */
export const SIZE_WORDS: ReadonlyMap<string, ThingSize> = new Map([['small', 'small'], ['little', 'small'], ['tiny', 'small'], ['large', 'large'], ['big', 'large'], ['huge', 'large']]);

/** Where a thing may go. */
export const WAY_WORDS: ReadonlyMap<string, Movement> = new Map([
  ['left', 'left'], ['leftwards', 'left'], ['right', 'right'], ['rightwards', 'right'], ['up', 'up'], ['upwards', 'up'], ['down', 'down'], ['downwards', 'down'],
  ['towards', 'towards'], ['closer', 'towards'], ['nearer', 'towards'], ['away', 'away'], ['still', 'still'],
]);

/** Words after which such a word says where something goes, and not where it is. */
export const GOING_WORDS: ReadonlySet<string> = new Set(
  'moving moves move going goes go walking walks walk running runs run driving drives drive riding rides ride flying flies fly heading heads coming comes come crossing turning standing stands sitting sits lying staying'.split(' '),
);
/** What may stand between the two. */
export const BETWEEN_WORDS: ReadonlySet<string> = new Set(['to', 'the', 'from', 'toward', 'very', 'quite', 'on']);

/** Numbers up to ten by their names; what is called one of them is asked for at once. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ['a', 1], ['an', 1], ['one', 1], ['two', 2], ['both', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10],
]);
