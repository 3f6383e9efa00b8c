import { Fault, wire, type SettingList } from '@frameseek/core';
import { storageUse, type Runtime } from '@frameseek/runtime';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** How the program is set up, and changing that; `restart` ends it so that it is started again, where somebody would. */
export const settingEndpoints = (restart?: () => void): readonly Endpoint[] => {
  const list = ({ settings }: Runtime): SettingList => {
    const { waiting, ...listed } = settings.list();
    return { ...listed, restart: { waiting, isPossible: restart !== undefined } };
  };
  return [
    jsonEndpoint({
      method: 'get',
      path: '/api/settings',
      needs: 'admin',
      summary: 'Every setting with its environment variable, without secrets, and how it may be changed',
      response: wire.settingList,
      run: (_input, { runtime }) => list(runtime),
    }),
    jsonEndpoint({
      method: 'patch',
      path: '/api/settings',
      needs: 'admin',
      isLogged: true,
      summary: 'Changes settings of the library, all that are named or none. What the environment sets goes first, and cannot be changed',
      body: wire.changeSettingsRequest,
      response: wire.settingList,
      run: async ({ body: { values } }, { runtime }) => {
        await runtime.settings.change(values);
        return list(runtime);
      },
    }),
    rawEndpoint({
      method: 'post',
      path: '/api/restart',
      needs: 'admin',
      isLogged: true,
      summary: 'Ends the server, which is started again at once: what runs goes back into the queue with the stages that are done',
      status: 202,
      faults: ['input/invalid'],
      handle: (_input, { res }) => {
        if (restart === undefined) throw new Fault('input/invalid', { problems: ['nobody would start the server again: whoever started it must do so'] });
        res.on('finish', restart).status(202).end();
      },
    }),
    jsonEndpoint({
      method: 'get',
      path: '/api/storage',
      needs: 'admin',
      rate: 'heavy',
      summary: 'How much is kept where, besides the videos themselves',
      response: wire.storageList,
      run: async (_input, { runtime: { config }, signal }) => ({ storage: await storageUse(config, { signal }) }),
    }),
  ];
};
