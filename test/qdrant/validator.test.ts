import { describe, expect, it } from 'vitest';
import { Validator, type Exchange } from './validator.ts';

const validator = new Validator();
const exchange = (method: string, target: string, body?: unknown): Exchange => {
  const { pathname, searchParams } = new URL(target, 'http://qdrant');
  return { method, path: pathname, query: searchParams, body };
};
const ID = '7d0f6f0e-9c1b-5c6a-8f55-1f6c0d6f7a52';
const points = (point: unknown): unknown => ({ points: [point] });

describe('the validator of requests to Qdrant', () => {
  it.each<[string, Exchange]>([
    ['an upsert', exchange('PUT', '/collections/x/points?wait=true', points({ id: ID, vector: { dense: [0.5, 1] }, payload: { a: 1 } }))],
    ['a query', exchange('POST', '/collections/x/points/query', { query: [1, 0], using: 'dense', limit: 3, filter: { must: [{ key: 'a', match: { any: ['b'] } }] } })],
    ['the root', exchange('GET', '/')],
  ])('accepts %s', (_, request) => {
    expect(validator.request(request)).toEqual([]);
  });

  it.each<[string, Exchange]>([
    ['a path that does not exist', exchange('POST', '/collections/x/points/find', {})],
    ['a method that does not exist', exchange('POST', '/collections/x/points', points({ id: ID, vector: {} }))],
    ['a query parameter that does not exist', exchange('PUT', '/collections/x/points?await=true', points({ id: ID, vector: {} }))],
    ['a query parameter of the wrong type', exchange('PUT', '/collections/x/points?wait=maybe', points({ id: ID, vector: {} }))],
    ['a missing body', exchange('POST', '/collections/x/points/query')],
    ['a body where none belongs', exchange('GET', '/aliases', {})],
    ['an id that is no UUID', exchange('PUT', '/collections/x/points', points({ id: 'segment-1', vector: { dense: [1] } }))],
    ['a point without vectors', exchange('PUT', '/collections/x/points', points({ id: ID }))],
    ['a vector of words', exchange('PUT', '/collections/x/points', points({ id: ID, vector: { dense: ['1'] } }))],
    ['a misspelt field', exchange('POST', '/collections/x/points/query', { query: [1, 0], usign: 'dense' })],
    ['a limit of nothing', exchange('POST', '/collections/x/points/query', { query: [1, 0], limit: 0 })],
    ['a misspelt filter', exchange('POST', '/collections/x/points/count', { filter: { must: [{ key: 'a', match: { anyOf: ['b'] } }] } })],
    ['a distance that does not exist', exchange('PUT', '/collections/x', { vectors: { dense: { size: 4, distance: 'cosine' } } })],
    ['a modifier that does not exist', exchange('PUT', '/collections/x', { sparse_vectors: { bm25: { modifier: 'tf' } } })],
    ['an option that BM25 does not have', exchange('POST', '/collections/x/points/query', { query: { text: 'a', model: 'qdrant/bm25', options: { stemming: true } } })],
    ['a tokenizer that does not exist', exchange('PUT', '/collections/x/index', { field_name: 'a', field_schema: { type: 'text', tokenizer: 'space' } })],
  ])('refuses %s', (_, request) => {
    expect(validator.request(request).length).toBeGreaterThan(0);
  });
});
