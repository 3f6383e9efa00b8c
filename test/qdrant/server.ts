import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { filter, type Payload } from './filter.ts';
import { MemoryCollection, Refused, createBody, point, queryBody, type StoredPoint } from './memory.ts';
import { Validator, type Exchange } from './validator.ts';

export interface QdrantDouble extends AsyncDisposable {
  readonly url: string;
  /** Every request that came, oldest first, like `PUT /collections/x/points?wait=true`. */
  readonly requests: readonly string[];
  /** What was wrong with requests, and with our own answers, by the official description. */
  readonly problems: readonly string[];
  /** Answers the next request with this status instead of working. */
  fail(status: number): void;
  /** Closes the connection of the next request instead of answering, as a server does with one that rests. */
  hangUp(): void;
  /** Says these of a collection, one at each look, instead of `green`. */
  say(...statuses: readonly string[]): void;
}

/** A Qdrant in memory on a free port: checks every request and answer against the official description of the API. */
export const startQdrantDouble = async (): Promise<QdrantDouble> => {
  const validator = new Validator();
  const statuses: string[] = [];
  const memory = new Memory(() => statuses.shift() ?? 'green');
  const requests: string[] = [];
  const problems: string[] = [];
  const failures: number[] = [];

  const respond = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const exchange = await read(request);
    requests.push(`${exchange.method} ${request.url ?? ''}`);
    const failure = failures.shift();
    if (failure !== undefined) return refusal(failure, 'asked to fail');
    const wrong = validator.request(exchange);
    if (wrong.length > 0) {
      problems.push(...wrong);
      return refusal(400, wrong.join('; '));
    }
    const { id, values } = validator.operation(exchange.method, exchange.path) ?? { id: '', values: {} };
    const result = memory.run(id, values['collection_name'] ?? '', exchange.body);
    const body = id === 'root' ? result : { result, status: 'ok', time: 0.001 };
    problems.push(...validator.answer({ ...exchange, body }));
    return { status: 200, body };
  };

  let hangUps = 0;
  const server = createServer((request, response) => {
    if (hangUps > 0) {
      hangUps -= 1;
      request.socket.destroy();
      return;
    }
    respond(request)
      .catch((error: unknown) => (error instanceof Refused ? refusal(error.status, error.message) : refusal(500, String(error))))
      .then(({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    problems,
    fail: (status) => failures.push(status),
    hangUp: () => void (hangUps += 1),
    say: (...those) => statuses.push(...those),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** What Qdrant takes at once: `service.max_request_size_mb` of its config. */
const MAX_BODY_BYTES = 32 * 2 ** 20;

const read = async (request: IncomingMessage): Promise<Exchange> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://qdrant');
  const body = await text(request);
  if (body.length > MAX_BODY_BYTES) throw new Refused(413, `A payload of ${body.length} bytes is larger than allowed (limit: ${MAX_BODY_BYTES} bytes)`);
  return { method: request.method ?? '', path: pathname, query: searchParams, body: body === '' ? undefined : JSON.parse(body) };
};

const refusal = (status: number, error: string): { status: number; body: unknown } => ({ status, body: { status: { error }, time: 0 } });

/** Collections by name, and the aliases that lead to them. */
class Memory {
  readonly #collections = new Map<string, MemoryCollection>();
  readonly #aliases = new Map<string, string>();
  readonly #status: () => string;

  constructor(status: () => string) {
    this.#status = status;
  }

  run(operation: string, name: string, body: unknown): unknown {
    switch (operation) {
      case 'root':
        return { title: 'qdrant - vector search engine', version: '1.19.0' };
      case 'get_collections_aliases':
        return { aliases: [...this.#aliases].map(([alias_name, collection_name]) => ({ alias_name, collection_name })) };
      case 'update_aliases':
        return this.#updateAliases(body);
      case 'create_collection':
        if (this.#collections.has(name)) throw new Refused(409, `Wrong input: Collection \`${name}\` already exists!`);
        this.#collections.set(name, new MemoryCollection(createBody.parse(body)));
        return true;
      case 'delete_collection':
        for (const [alias, collection] of this.#aliases) if (collection === name) this.#aliases.delete(alias);
        return this.#collections.delete(name);
      case 'get_collection':
        return info(this.#collection(name), this.#status());
      default:
        return runOn(this.#collection(name), operation, body);
    }
  }

  #updateAliases(body: unknown): true {
    for (const action of aliasBody.parse(body).actions) {
      if ('delete_alias' in action) {
        this.#aliases.delete(action.delete_alias.alias_name);
        continue;
      }
      const { alias_name, collection_name } = action.create_alias;
      if (!this.#collections.has(collection_name)) throw new Refused(404, `Not found: Collection \`${collection_name}\` doesn't exist!`);
      this.#aliases.set(alias_name, collection_name);
    }
    return true;
  }

  #collection(name: string): MemoryCollection {
    const collection = this.#collections.get(this.#aliases.get(name) ?? name);
    if (collection === undefined) throw new Refused(404, `Not found: Collection \`${name}\` doesn't exist!`);
    return collection;
  }
}

const runOn = (collection: MemoryCollection, operation: string, body: unknown): unknown => {
  switch (operation) {
    case 'create_field_index': {
      const { field_name, field_schema } = indexBody.parse(body);
      collection.indexed.set(field_name, field_schema);
      return DONE;
    }
    case 'upsert_points':
      collection.upsert(z.object({ points: z.array(point) }).parse(body).points);
      return DONE;
    case 'delete_points':
      collection.delete(z.object({ filter }).parse(body).filter);
      return DONE;
    case 'count_points':
      return { count: collection.select(z.object({ filter: filter.optional() }).parse(body).filter).length };
    case 'set_payload': {
      const { payload, filter: where } = z.object({ payload: z.record(z.string(), z.unknown()), filter }).parse(body);
      collection.setPayload(payload, where);
      return DONE;
    }
    case 'query_points': {
      const query = queryBody.parse(body);
      return { points: collection.query(query).map(({ point: { id, payload }, score }) => ({ id, version: 0, score, payload: only(payload, query.with_payload) })) };
    }
    case 'scroll_points':
      return scroll(collection, scrollBody.parse(body));
    default:
      throw new Refused(501, `${operation} is not played here`);
  }
};

const scroll = (collection: MemoryCollection, { filter: where, limit, offset, with_payload, with_vector }: z.infer<typeof scrollBody>): unknown => {
  const points = collection.select(where).filter(({ id }) => offset === undefined || id >= offset);
  const record = ({ id, payload, dense }: StoredPoint): unknown => ({
    id, payload: only(payload, with_payload),
    ...(with_vector === false ? {} : { vector: Object.fromEntries(with_vector.map((name) => [name, Array.from(dense[name] ?? [])])) }),
  });
  return { points: points.slice(0, limit).map(record), next_page_offset: points[limit]?.id ?? null };
};

const only = (payload: Payload, fields: readonly string[]): Payload => Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name)));

const info = ({ config, indexed }: MemoryCollection, status: string): unknown => ({
  status, optimizer_status: 'ok', segments_count: 1,
  payload_schema: Object.fromEntries([...indexed.keys()].map((name) => [name, { data_type: 'keyword', points: 0 }])),
  config: {
    params: { ...config, vectors: config.vectors ?? {} },
    hnsw_config: { m: 16, ef_construct: 100, full_scan_threshold: 10_000 },
    optimizer_config: { deleted_threshold: 0.2, vacuum_min_vector_number: 1000, default_segment_number: 2, flush_interval_sec: 5 },
    wal_config: { wal_capacity_mb: 32, wal_segments_ahead: 0 },
  },
  indexed_vectors_count: 0,
});

const DONE = { operation_id: 0, status: 'completed' };
const aliasBody = z.object({
  actions: z.array(z.union([
    z.object({ create_alias: z.object({ alias_name: z.string(), collection_name: z.string() }) }),
    z.object({ delete_alias: z.object({ alias_name: z.string() }) }),
  ])),
});
const indexBody = z.object({ field_name: z.string(), field_schema: z.unknown() });
const scrollBody = z.object({
  filter, limit: z.number(), offset: z.string().optional(), with_payload: z.array(z.string()), with_vector: z.union([z.literal(false), z.array(z.string())]),
});
