import { describe, expect, it } from 'vitest';
import { readActivitynet } from './activitynet.ts';
import { readCharadesSta } from './charades-sta.ts';
import { readMsrvtt } from './msrvtt.ts';
import { readQvhighlights } from './qvhighlights.ts';

const invalid = (problem: RegExp): object => expect.objectContaining({ code: 'input/invalid', facts: { problems: [expect.stringMatching(problem)] } }) as object;

describe('QVHighlights', () => {
  const line = {
    qid: 8737, query: 'A family plays basketball.', duration: 9, vid: 'bP5KfdFJzC4_660.0_810.0', relevant_windows: [[2, 4], [6, 8]],
    relevant_clip_ids: [1, 3], saliency_scores: [[4, 1, 1], [2, 3, 0]],
  };

  it('has a query a line, with its windows, and saliency for every whole clip of the video', () => {
    expect(readQvhighlights(`${JSON.stringify(line)}\n`)).toEqual([{
      id: 8737, query: 'A family plays basketball.', video: 'bP5KfdFJzC4_660.0_810.0', moments: [{ start: 2, end: 4 }, { start: 6, end: 8 }],
      saliency: [[0, 0, 0], [4, 1, 1], [0, 0, 0], [2, 3, 0]],
    }]);
  });

  it('is refused without its truth, as the test split is published', () => {
    const { qid, query, duration, vid } = line;
    expect(() => readQvhighlights(`${JSON.stringify(line)}\n${JSON.stringify({ qid, query, duration, vid })}`)).toThrow(invalid(/^line 2 .*relevant_windows/su));
  });
});

describe('Charades-STA', () => {
  it('has video, times and sentence a line', () => {
    expect(readCharadesSta('3MSZA 24.3 30.4##person turn a light on.\r\n7JHW2 3 8.3##person sets a laptop down.\n')).toEqual([
      { id: 1, query: 'person turn a light on.', video: '3MSZA', moments: [{ start: 24.3, end: 30.4 }] },
      { id: 2, query: 'person sets a laptop down.', video: '7JHW2', moments: [{ start: 3, end: 8.3 }] },
    ]);
  });

  it('is refused where a line is of another form', () => expect(() => readCharadesSta('3MSZA 24.3##person')).toThrow(invalid(/^line 1 /u)));
});

describe('ActivityNet Captions', () => {
  it('has sentences by video, whose times end with it', () => {
    expect(readActivitynet(JSON.stringify({ v_a: { duration: 50, timestamps: [[0, 4.1], [9, 9], [40, 55]], sentences: ['One.', 'Never.', ' Two. '] } }))).toEqual([
      { id: 'v_a#1', query: 'One.', video: 'v_a', moments: [{ start: 0, end: 4.1 }] },
      { id: 'v_a#3', query: 'Two.', video: 'v_a', moments: [{ start: 40, end: 50 }] },
    ]);
  });

  it('is refused where it is something else', () => {
    expect(() => readActivitynet('[1]')).toThrow(invalid(/^the text /u));
    expect(() => readActivitynet('v_a')).toThrow(invalid(/is no JSON/u));
  });
});

describe('MSR-VTT', () => {
  const cake = { query: 'a woman makes a cake, slowly', video: 'video7020', moments: [] };

  it('is read from the rows of 1k-A', () => {
    expect(readMsrvtt('key,vid_key,video_id,sentence\nret0,msr7020,video7020,"a woman makes a cake, slowly"\n')).toEqual([{ ...cake, id: 'ret0' }]);
  });

  it('is read from the list of 1k-A', () => {
    expect(readMsrvtt(JSON.stringify([{ video: 'test/video7020.mp4', caption: cake.query }]))).toEqual([{ ...cake, id: 1 }]);
    expect(readMsrvtt(JSON.stringify([{ video: 'video7020.mp4', caption: [cake.query] }]))).toEqual([{ ...cake, id: 1 }]);
  });

  it('is read from the whole data set, of which the test split counts', () => {
    expect(readMsrvtt(JSON.stringify({
      videos: [{ video_id: 'video1', split: 'train' }, { video_id: 'video7020', split: 'test' }],
      sentences: [{ video_id: 'video1', sen_id: 0, caption: 'a car' }, { video_id: 'video7020', sen_id: 1, caption: cake.query }],
    }))).toEqual([{ ...cake, id: 1 }]);
  });

  it.each(['', 'a;b\n1;2', '{}', '[{}]'])('is refused where it is something else: %s', (content) => {
    expect(() => readMsrvtt(content)).toThrow(invalid(/annotations/u));
  });
});
