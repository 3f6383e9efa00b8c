/** A talk made of topics, for tests and benches: each sentence uses words of its topic, so where topics change is known. */
import type { Passage } from '../../domain/transcript.ts';

const TOPICS = {
  bread: ['sourdough starter', 'flour', 'oven', 'dough', 'crust', 'yeast', 'kneading', 'bakery'],
  sailing: ['sailing boat', 'harbour', 'anchor', 'rudder', 'tide', 'mast', 'captain', 'rope'],
  bees: ['honey bees', 'hive', 'queen', 'pollen', 'nectar', 'swarm', 'beekeeper', 'wax'],
  stars: ['neutron stars', 'telescope', 'galaxy', 'gravity', 'orbit', 'comet', 'astronomer', 'light'],
  trains: ['steam engine', 'railway', 'locomotive', 'track', 'signal', 'coal', 'boiler', 'station'],
  music: ['string quartet', 'violin', 'melody', 'cello', 'conductor', 'rhythm', 'concert', 'harmony'],
  chess: ['chess opening', 'knight', 'bishop', 'pawn', 'endgame', 'castling', 'queen side', 'grandmaster'],
  garden: ['vegetable garden', 'compost', 'seed', 'tomato', 'soil', 'watering', 'harvest', 'weeds'],
} as const;
type Topic = keyof typeof TOPICS;
/** The topics that a talk may have. */
export const TALK_TOPICS = Object.keys(TOPICS) as Topic[];

const FRAMES = [
  'So the {0} is really what you want to look at, and then the {1}.', 'Now we come to the {1} and the {2} of it.',
  'I think that the {0} makes the {2} much better.', 'And if you take the {2}, you will see the {0} again.',
  'The {1} needs the {0}, as everybody knows.',
];
const SENTENCE_SECONDS = 6;
const PAUSE_SECONDS = 0.4;

/** Sentences of six seconds about each topic in turn, for `seconds` each. */
export const syntheticTranscript = (topics: readonly Topic[], seconds: number): readonly Passage[] =>
  topics.flatMap((topic, turn) => {
    const words = TOPICS[topic];
    const pick = (index: number): string => words[index % words.length] ?? topic;
    return Array.from({ length: Math.floor(seconds / SENTENCE_SECONDS) }, (_, index) => {
      const start = turn * seconds + index * SENTENCE_SECONDS;
      const frame = FRAMES[index % FRAMES.length] ?? '';
      const text = frame.replace('{0}', pick(0)).replace('{1}', pick(1 + index * 2)).replace('{2}', pick(2 + index * 3));
      return { start, end: start + SENTENCE_SECONDS - PAUSE_SECONDS, text };
    });
  });
