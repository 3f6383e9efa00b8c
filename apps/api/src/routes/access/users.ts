import { newUser, user, userChange, userList } from '@frameseek/core';
import { z } from 'zod';
import { actorOf } from '../../http/caller.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

const params = z.object({ id: z.string().min(1).max(200).describe('Id or name') });

/** Who may sign in, and as what. */
export const userEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/users',
    needs: 'admin',
    summary: 'Everybody who may sign in',
    response: userList,
    run: (_input, { runtime }) => ({ users: [...runtime.access.users()] }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/users',
    needs: 'admin',
    rate: 'heavy',
    summary: 'Adds somebody. From the first one on everybody has to sign in',
    body: newUser,
    status: 201,
    response: user,
    faults: ['input/invalid'],
    run: ({ body }, { req, runtime }) => runtime.access.addUser(body, actorOf(req)),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/users/:id',
    needs: 'admin',
    rate: 'heavy',
    summary: 'Gives somebody another role or another password; a new password ends their sessions and tokens',
    params,
    body: userChange,
    response: user,
    faults: ['input/invalid', 'library/unknown-user'],
    run: ({ params: { id }, body }, { req, runtime }) => runtime.access.changeUser(id, body, actorOf(req)),
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/users/:id',
    needs: 'admin',
    summary: 'Removes somebody with their sessions, tokens and links',
    params,
    status: 204,
    faults: ['input/invalid', 'library/unknown-user'],
    handle: ({ params: { id } }, { req, res, runtime }) => {
      runtime.access.removeUser(id, actorOf(req));
      res.status(204).end();
    },
  }),
];
