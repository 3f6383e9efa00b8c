import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../apps/web/src/messages/catalogues.ts';
import { settingViews } from '../../packages/runtime/src/config/setting-views.ts';

describe('sentences of the server that the interface shows', () => {
  it.each(['de', 'fr', 'es', 'ja', 'zh'] as const)('what the settings mean that the page changes is said in %s', async (language) => {
    const { messages } = await catalogueOf(language);
    const changeable = settingViews({}).filter(({ change }) => change !== undefined);
    expect(changeable.length).toBeGreaterThan(25);
    expect(changeable.filter(({ means }) => !Object.hasOwn(messages, means)).map(({ name, means }) => `${name}: ${means}`)).toEqual([]);
  });
});
