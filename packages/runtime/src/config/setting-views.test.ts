import { expect, it } from 'vitest';
import { settingViews } from './setting-views.ts';

it('tells every setting with what it means, is set to and usually is, but no secret', () => {
  const views = settingViews({ FRAMESEEK_CONCURRENCY: '4', FRAMESEEK_TOKEN: 'correct-horse-battery', QDRANT_URL: 'http://me:hunter2@db:6333', FRAMESEEK_DATABASE_URL: 'postgres://me:hunter2@db/frameseek' });
  const of = (name: string) => views.find((view) => view.name === name);
  expect(of('FRAMESEEK_CONCURRENCY')).toMatchObject({ value: '4', usual: '1', means: expect.stringContaining('same time') });
  expect(of('FRAMESEEK_SAMPLING')).not.toHaveProperty('value');
  expect(of('QDRANT_URL')?.value).toBe('http://me:…@db:6333');
  expect(JSON.stringify(views)).not.toMatch(/horse|hunter2/u);
});
