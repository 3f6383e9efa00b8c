import { describe, expect, it } from 'vitest';
import { Fault, isAbort, isFault, isFaultOf, type FaultCode } from './fault.ts';
import { faultMessage } from './fault-message.ts';

describe('a fault', () => {
  it('carries its code, its facts and where it came from', () => {
    const cause = new Error('ENOENT');
    const fault = new Fault('file/missing', { path: '/films/a.mp4' }, { cause });
    expect(fault).toMatchObject({ name: 'Fault', code: 'file/missing', facts: { path: '/films/a.mp4' }, cause });
    expect(fault.message).toContain('/films/a.mp4');
  });

  it('is recognised by its brand, so that one of another copy of the module is, too', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('frameseek.fault')]: true, code: 'query/empty' });
    expect(isFault(foreign)).toBe(true);
    expect(isFaultOf(foreign, 'query/empty')).toBe(true);
  });

  it.each([new Error('x'), undefined, null, 'query/empty', 7, { code: 'query/empty' }])('is not %o', (value) => {
    expect(isFault(value)).toBe(false);
  });

  it('is of its own code only', () => {
    expect(isFaultOf(new Fault('query/empty', {}), 'auth/required')).toBe(false);
  });

  it.each<[Fault, boolean]>([
    [new Fault('store/unavailable', { store: 'Qdrant', reason: 'refused' }), true],
    [new Fault('media/timeout', { path: 'a', limitMs: 1 }), true],
    [new Fault('model/download-failed', { model: 'm', url: 'u', reason: 'r' }), true],
    [new Fault('media/unreadable', { path: 'a', reason: 'text' }), false],
    [new Fault('file/missing', { path: 'a' }), false],
  ])('says whether another try is worth while: $code', (fault, expected) => {
    expect(fault.retryable).toBe(expected);
  });
});

describe('an aborted call', () => {
  it('is known by its name, from whatever place it was aborted', () => {
    expect(isAbort(AbortSignal.abort().reason)).toBe(true);
    expect(isAbort(new Fault('query/empty', {}))).toBe(false);
    expect(isAbort(undefined)).toBe(false);
  });
});

describe('the words of a fault', () => {
  it.each<[Fault, readonly string[]]>([
    [new Fault('file/missing', { path: '/a.mp4' }), ['/a.mp4', 'Check the path']],
    [new Fault('file/outside-media', { path: '/etc', allowed: ['/films', '/home'] }), ['/films, /home', 'FRAMESEEK_MEDIA']],
    [new Fault('media/timeout', { path: '/a.mp4', limitMs: 90_000 }), ['90 s']],
    [new Fault('media/no-such-stream', { path: '/a.mp4', wanted: 'video' }), ['no picture']],
    [new Fault('media/no-such-stream', { path: '/a.mp4', wanted: 'audio' }), ['no sound']],
    [new Fault('query/too-long', { length: 10_000, limit: 1_000 }), ['10000', '1000']],
  ])('name what happened and what to do: $code', (fault, parts) => {
    for (const part of parts) expect(faultMessage(fault)).toContain(part);
  });

  it('are whole sentences without the marks of code', () => {
    const samples: { [Code in FaultCode]?: Fault } = {
      'query/empty': new Fault('query/empty', {}),
      'auth/required': new Fault('auth/required', {}),
      'store/failed': new Fault('store/failed', { store: 'LanceDB', reason: 'the table is broken' }),
      'input/invalid': new Fault('input/invalid', { problems: ['limit is too large', 'q is missing'] }),
    };
    for (const fault of Object.values(samples)) {
      expect(faultMessage(fault)).toMatch(/^\p{Lu}.*[.?]$/u);
      expect(faultMessage(fault)).not.toMatch(/undefined|\[object/u);
    }
  });
});
