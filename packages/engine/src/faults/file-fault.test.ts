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
