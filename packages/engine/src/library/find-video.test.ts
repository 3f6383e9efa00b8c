import { resolve } from 'node:path';
import { isFaultOf } from '@frameseek/core';
import { describe, expect, it } from 'vitest';
import { findVideo } from './find-video.ts';

const video = (id: string, path: string, title: string) => ({ id, path: resolve(path), title });
const BEACH = video('aaaaaaaabbbbbbbbccccccccdddddddd', 'films/beach.mp4', 'Beach');
const TRIP = video('aaaaaaaabbbbbbbbccccccccddddffff', 'films/trip.mp4', 'Trip');
const TWIN = video('1234567890123456789012345678ffff', 'films/b.mp4', 'Trip');
const ALL = [BEACH, TRIP, TWIN];

describe('the video that a person means', () => {
  it.each([
    ['its id', BEACH.id, BEACH],
    ['the start of its id', '123456', TWIN],
    ['its path, relative or not', './films/trip.mp4', TRIP],
    ['its title', 'Beach', BEACH],
    ['its title in other letters', 'beach', BEACH],
  ])('is found by %s', (_, named, expected) => {
    expect(findVideo(ALL, named)).toBe(expected);
  });

  it.each(['Trip', 'aaaaaaaa'])('is asked for again when several are called %s', (named) => {
    expect(() => findVideo(ALL, named)).toThrow(expect.objectContaining({ code: 'input/invalid' }));
  });

  it.each(['nothing', '1234', ''])('is unknown when nothing is called "%s"', (named) => {
    try {
      findVideo(ALL, named);
      expect.unreachable();
    } catch (error) {
      expect(isFaultOf(error, 'library/unknown-video')).toBe(true);
    }
  });
});
