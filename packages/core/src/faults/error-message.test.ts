import { expect, it } from 'vitest';
import { errorMessage } from './error-message.ts';
import { faultMessage } from './fault-message.ts';
import { Fault } from './fault.ts';

const fault = new Fault('library/unknown-job', { id: 'seven' });

it.each<[string, unknown, string]>([
  ['a fault is what faults say', fault, faultMessage(fault)],
  ['an error is its message', new TypeError('no such thing'), 'no such thing'],
  ['anything else is its text', 404, '404'],
])('the message of %s', (_, thrown, message) => {
  expect(errorMessage(thrown)).toBe(message);
});
