import { SPACE_ROLES, wire } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';

const roleParams = z.object({ role: z.enum(SPACE_ROLES) });
const spaceParams = z.object({ id: z.string().regex(/^[\w.-]{1,200}$/) });

/** The models whose vectors answer, and moving to others. */
export const spaceEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/spaces',
    summary: 'Which models answer, which earlier ones are kept, and how far a move to another model has come',
    response: wire.spaceList,
    run: (_input, call) => list(call),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/spaces/:role/swap',
    summary: 'Lets a move to another model rest or go on, or goes back to the model before, at once',
    params: roleParams,
    body: wire.spaceAction,
    response: wire.spaceList,
    needs: 'admin',
    isLogged: true,
    faults: ['input/invalid'],
    run: async ({ params: { role }, body: { action } }, call) => {
      const { runtime: { engine }, signal } = call;
      if (action === 'rollback') await engine.rollBack(role, { signal });
      else engine.pauseSwap(role, action === 'pause');
      return list(call);
    },
  }),
  jsonEndpoint({
    method: 'delete',
    path: '/api/spaces/:id',
    summary: 'Removes the vectors of a model that does not answer',
    params: spaceParams,
    response: wire.spaceList,
    needs: 'admin',
    isLogged: true,
    faults: ['input/invalid'],
    run: async ({ params }, call) => {
      await call.runtime.engine.dropSpace(params.id, { signal: call.signal });
      return list(call);
    },
  }),
];

const list = async ({ runtime: { engine }, signal }: Call): Promise<z.input<typeof wire.spaceList>> => ({ roles: [...(await engine.spaces({ signal }))].map((role) => ({ ...role, kept: [...role.kept] })) });
