/** The thread that reads foreign text: one request, given when it starts; it ends with the response. */
import { parentPort, workerData } from 'node:worker_threads';
import { decodeText } from './decode-text.ts';
import { parseSubStation, parseTimedText } from './parse-cues.ts';
import type { CueRequest, CueResponse } from './subtitle-text.ts';

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
const { texts } = workerData as CueRequest;

const response: CueResponse = texts.map(({ bytes, notation }) => {
  const text = decodeText(bytes);
  return notation === 'sub-station' ? parseSubStation(text) : parseTimedText(text);
});
parentPort.postMessage(response);
