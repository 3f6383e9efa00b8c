import { wire } from '@frameseek/core';
import { givenSettings, settingViews, storageUse } from '@frameseek/runtime';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** How the program is set up. */
export const settingEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/settings',
    needs: 'admin',
    rate: 'heavy',
    summary: 'Every setting with its environment variable, without secrets, and how much is kept where',
    response: wire.settingList,
    run: async (_input, { runtime: { config }, signal }) => ({ settings: settingViews(givenSettings()), storage: await storageUse(config, { signal }) }),
  }),
];
