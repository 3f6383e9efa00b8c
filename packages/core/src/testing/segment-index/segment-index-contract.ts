import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { generationContract } from './segment-index-generations.ts';
import { lifeContract } from './segment-index-life.ts';
import { vectorContract } from './segment-index-vectors.ts';
import { wordContract } from './segment-index-words.ts';
import type { SegmentIndex } from '../../ports/segment-index.ts';
import type { Opened } from './opened-index.ts';

/** How a suite gets the store that it tests. */
interface SegmentIndexSetup {
  readonly name: string;
  /** Opens the store of this name; the same name opened twice is the same store, a new name is empty. */
  open(place: string): Promise<SegmentIndex>;
}

/** What every `SegmentIndex` must do, whatever it is made of. */
export const segmentIndexContract = ({ name, open }: SegmentIndexSetup): void => {
  /** Runs one test on an empty store and closes all that it opened. */
  const on = (test: (opened: Opened) => Promise<void>) => async (): Promise<void> => {
    const place = randomUUID().slice(0, 8);
    const handles: SegmentIndex[] = [];
    const again = async (): Promise<SegmentIndex> => {
      const index = await open(place);
      handles.push(index);
      return index;
    };
    try {
      await test({ index: await again(), again });
    } finally {
      await Promise.all(handles.map((handle) => handle.close()));
    }
  };
  describe(`${name} as a segment index`, () => {
    vectorContract(on);
    wordContract(on);
    generationContract(on);
    lifeContract(on);
  });
};
