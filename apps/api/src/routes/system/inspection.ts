import { wire } from '@frameseek/core';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Whether catalog, store and disk go together. */
export const inspectionEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/library/inspection',
    summary: 'Holds the catalog against the store and the disk; nothing is changed',
    needs: 'admin',
    response: wire.libraryReport,
    run: (_input, { runtime: { engine }, signal }) => engine.inspect({ repair: false, signal }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/library/repair',
    summary: 'The same, and what is found is set right: lost films are queued, what is left over is removed',
    needs: 'admin',
    isLogged: true,
    response: wire.libraryReport,
    run: (_input, { runtime: { engine }, signal }) => engine.inspect({ repair: true, signal }),
  }),
];
