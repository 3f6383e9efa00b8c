import { changeCollection, changeCollectionItem, collection, collectionList, collectRequest, newCollection } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

const ofOne = z.object({ id: z.string().min(1).max(100) });
const ofItem = ofOne.extend({ item: z.string().min(1).max(100) });

/** Moments that people keep together. */
export const collectionEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/collections',
    summary: 'Every collection, without its moments',
    response: collectionList,
    run: (_input, { runtime }) => ({ collections: [...runtime.engine.collections.list()] }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/collections',
    summary: 'Makes an empty collection',
    body: newCollection,
    response: collection,
    faults: ['input/invalid'],
    run: ({ body }, { runtime }) => runtime.engine.collections.make(body),
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/collections/:id',
    summary: 'A collection with its moments in their order',
    params: ofOne,
    response: collection,
    faults: ['library/unknown-collection'],
    run: ({ params }, { runtime }) => runtime.engine.collections.collection(params.id),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/collections/:id',
    summary: 'Gives a collection another name, folder or order, or takes all moments out',
    params: ofOne,
    body: changeCollection,
    response: collection,
    faults: ['input/invalid', 'library/unknown-collection'],
    run: ({ params, body }, { runtime }) => runtime.engine.collections.change(params.id, body),
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/collections/:id',
    isLogged: true,
    summary: 'Deletes a collection; its videos stay as they are',
    params: ofOne,
    status: 204,
    faults: ['library/unknown-collection'],
    handle: ({ params }, { runtime, res }) => {
      runtime.engine.collections.remove(params.id);
      res.status(204).end();
    },
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/collections/:id/items',
    summary: 'Puts moments behind those of a collection',
    params: ofOne,
    body: collectRequest,
    response: collection,
    faults: ['input/invalid', 'library/unknown-collection', 'library/unknown-video'],
    run: ({ params, body }, { runtime }) => runtime.engine.collections.collect(params.id, body.items),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/collections/:id/items/:item',
    summary: 'Gives a moment of a collection another title or note',
    params: ofItem,
    body: changeCollectionItem,
    response: collection,
    faults: ['input/invalid', 'library/unknown-collection'],
    run: ({ params, body }, { runtime }) => runtime.engine.collections.changeItem(params.id, params.item, body),
  }),
  jsonEndpoint({
    method: 'delete',
    path: '/api/collections/:id/items/:item',
    summary: 'Takes a moment out of a collection',
    params: ofItem,
    response: collection,
    faults: ['input/invalid', 'library/unknown-collection'],
    run: ({ params }, { runtime }) => runtime.engine.collections.dropItem(params.id, params.item),
  }),
];
