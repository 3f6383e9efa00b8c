import { wire } from '@frameseek/core';
import type { ModelDownloads } from '../../downloads/model-downloads.ts';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Which models serve, and bringing those that are not here; `downloads` lives as long as the server. */
export const modelEndpoints = (downloads: ModelDownloads): readonly Endpoint[] => [
  jsonEndpoint({
    method: 'get',
    path: '/api/models',
    summary: 'Every model that a role may use, in order of preference: whether it is here, its size, licence, and how far its download is',
    response: wire.modelList,
    run: (_input, { signal }) => downloads.list({ signal }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/models/download',
    summary: 'Downloads a model from the hub, or goes on where an earlier download stopped; what films lack for want of it is made up for then',
    body: wire.modelName,
    status: 202,
    response: wire.modelList,
    needs: 'admin',
    isLogged: true,
    faults: ['input/invalid'],
    run: async ({ body: { id } }, { signal }) => {
      await downloads.start(id, { signal });
      return downloads.list({ signal });
    },
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/models/stop',
    summary: 'Stops the download of a model; what has come of it stays',
    body: wire.modelName,
    response: wire.modelList,
    needs: 'admin',
    isLogged: true,
    run: ({ body: { id } }, { signal }) => {
      downloads.stop(id);
      return downloads.list({ signal });
    },
  }),
];
