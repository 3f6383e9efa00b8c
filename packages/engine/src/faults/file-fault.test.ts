import { expect, it } from 'vitest';
import { fileFault } from './file-fault.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

it.each([
  ['ENOENT', 'file/missing'], ['ENOTDIR', 'file/missing'],
  ['EACCES', 'file/forbidden'], ['EPERM', 'file/forbidden'], ['EBUSY', 'file/forbidden'], ['EROFS', 'file/forbidden'],
  ['ENOSPC', 'file/disk-full'], ['EDQUOT', 'file/disk-full'],
])('%s is %s', (code, fault) => {
  const error = failure(code);
  expect(fileFault(error, '/films/a.mp4')).toMatchObject({ code: fault, facts: { path: '/films/a.mp4' }, cause: error });
});

it.each([
  ['ELOOP', /leads round in a circle/], ['ENAMETOOLONG', /name is too long/], ['EIO', /disk gave an error/], ['ESTALE', /share .* has changed/], ['EPROTO', /the system says EPROTO/],
])('%s of a call of the system is the fault of that file alone', (code, reason) => {
  const error = Object.assign(failure(code), { syscall: 'open' });
  expect(fileFault(error, '/films/a.mp4')).toMatchObject({ code: 'file/unreadable', facts: { path: '/films/a.mp4', reason: expect.stringMatching(reason) }, cause: error });
});

it.each(['EMFILE', 'ENOMEM'])('%s is no fault of the file', (code) => {
  const error = Object.assign(failure(code), { syscall: 'open' });
  expect(fileFault(error, '/films/a.mp4')).toBe(error);
});

it('says whether it was read or written', () => {
  expect(fileFault(failure('EACCES'), '/films')).not.toHaveProperty('facts.wanted');
  expect(fileFault(failure('EACCES'), '/films', 'write')).toMatchObject({ facts: { wanted: 'write' } });
  expect(fileFault(failure('EROFS'), '/films')).toMatchObject({ facts: { wanted: 'write' } });
});

it('leaves others as they are', () => {
  const other = failure('EIO');
  expect(fileFault(other, '/films')).toBe(other);
  expect(fileFault('no error', '/films')).toBe('no error');
});
