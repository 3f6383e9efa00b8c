/** The thread that reads foreign text: one request, given when it starts; it ends with the response. */
import { parentPort, workerData } from 'node:worker_threads';
import { readText } from './read-text.ts';
import type { CueRequest, CueResponse } from './subtitle-text.ts';

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
const request = workerData as CueRequest;
const response: CueResponse = request.texts.map((text) => readText(text, request));
parentPort.postMessage(response);
