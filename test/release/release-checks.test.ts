import { describe, expect, it } from 'vitest';
import { hasEntry } from '../../scripts/release/check-changelog.ts';
import { exactDependencies } from '../../scripts/release/manifest.ts';

describe('the changelog of a release', () => {
  const changelog = '# Changelog\n\n## [Unreleased]\n\n- more\n\n## [0.2.0] - 2027-01-01\n\n### Added\n- Something.\n\n## [0.1.1] - 2026-12-01\n\n## [0.1.0] - 2026-11-21\n\nThe first version.\n';

  it.each(['0.2.0', '0.1.0'])('has an entry for %s', (version) => {
    expect(hasEntry(changelog, version)).toBe(true);
  });

  it.each([['0.3.0', 'a version that is not there'], ['0.1.1', 'a heading with nothing below it'], ['0.1', 'the beginning of a version']])('has none for %s: %s', (version) => {
    expect(hasEntry(changelog, version)).toBe(false);
  });
});

describe('the dependencies of the package', () => {
  it('are those of all parts, without the parts themselves, in the order of the alphabet', () => {
    expect(exactDependencies([{ dependencies: { zod: '4.6.7', '@frameseek/core': '0.1.0' } }, { dependencies: { ai: '7.0.173', zod: '4.6.7' } }]))
      .toEqual({ ai: '7.0.173', zod: '4.6.7' });
  });

  it('have one version each', () => {
    expect(() => exactDependencies([{ dependencies: { zod: '4.6.7' } }, { dependencies: { zod: '4.6.8' } }])).toThrow('zod is wanted as 4.6.7 and as 4.6.8');
  });

  it('are exact', () => {
    expect(() => exactDependencies([{ dependencies: { zod: '^4.6.7' } }])).toThrow('zod needs an exact version');
  });
});
