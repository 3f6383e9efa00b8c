import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** One request or answer as it travelled. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Qdrant's own description of its API, version 1.19: the operations that Frameseek uses, descriptions left out. */
const FILE = new URL('./openapi-1.19-subset.json', import.meta.url);

const json = z.record(z.string(), z.unknown());
const content = z.object({ content: z.object({ 'application/json': z.object({ schema: json }) }) });
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), schema: json })).default([]),
  requestBody: content.optional(),
  responses: z.object({ 200: content }),
});
type Operation = z.infer<typeof operation>;
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), json) }),
});

/** Checks what travels against the official description, and more strictly: fields that it does not name are refused. */
export class Validator {
  readonly #api = description.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  readonly #ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.#ajv);
    for (const format of ['uint', 'uint8', 'uint32', 'uint64']) this.#ajv.addFormat(format, { type: 'number', validate: (value) => value >= 0 });
    const schemas = Object.fromEntries(Object.entries(this.#api.components.schemas).map(([name, schema]) => [name, toJsonSchema(schema)]));
    // The description lets the options of a document be anything; ours are all for BM25.
    this.#ajv.addSchema({ $id: 'api', components: { schemas: { ...schemas, DocumentOptions: schemas['Bm25Config'] } } });
  }

  /** The operation that a request asks for, with the values of its path; undefined where there is none. */
  operation(method: string, path: string): { id: string; values: Readonly<Record<string, string>> } | undefined {
    const found = this.#find(method, path);
    return found && { id: found.operation.operationId, values: found.values };
  }

  /** What is wrong with a request; nothing when it is right. */
  request({ method, path, query, body }: Exchange): readonly string[] {
    const found = this.#find(method, path);
    if (found === undefined) return [`${method} ${path} is not an operation of this API`];
    const { operation: { operationId, parameters, requestBody } } = found;
    const known = parameters.filter((parameter) => parameter.in === 'query');
    const strangers = [...query.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
    const wrong = known.flatMap(({ name, schema }) => {
      const value = query.get(name);
      return value === null ? [] : this.#check(`${operationId}?${name}`, schema, parsed(value));
    });
    const bodyProblems = requestBody === undefined
      ? body === undefined ? [] : [`${operationId} takes no body`]
      : this.#check(operationId, requestBody.content['application/json'].schema, body);
    return [...strangers.map((name) => `${operationId}?${name} is unknown`), ...wrong, ...bodyProblems];
  }

  /** What is wrong with the answer to a request. */
  answer({ method, path, body }: Exchange): readonly string[] {
    const found = this.#find(method, path);
    if (found === undefined) return [];
    return this.#check(`${found.operation.operationId} 200`, found.operation.responses[200].content['application/json'].schema, body);
  }

  #find(method: string, path: string): { operation: Operation; values: Record<string, string> } | undefined {
    for (const [template, methods] of Object.entries(this.#api.paths)) {
      const found = methods[method.toLowerCase()];
      const values = found && pathValues(template, path);
      if (values !== undefined) return { operation: found as Operation, values };
    }
    return undefined;
  }

  #check(name: string, schema: Record<string, unknown>, value: unknown): readonly string[] {
    const validate = this.#compiled.get(name) ?? this.#ajv.compile(json.parse(toJsonSchema(schema)));
    this.#compiled.set(name, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => `${name} ${instancePath} ${message} ${JSON.stringify(params)}`);
  }
}

const pathValues = (template: string, path: string): Record<string, string> | undefined => {
  const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const groups = new RegExp(`^${pattern}$`).exec(path);
  return groups === null ? undefined : Object.fromEntries(Object.entries(groups.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
};

/** A value of a query string, as the type that it looks like. */
const parsed = (text: string): unknown => {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
};

/** OpenAPI 3.0 to JSON schema: `nullable`, references, and no fields beyond those that are named. */
const toJsonSchema = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  const object = json.safeParse(schema);
  if (!object.success) return schema;
  const { nullable, $ref, ...rest } = object.data;
  if (typeof $ref === 'string') return { $ref: $ref.replace('#', 'api#') };
  if (nullable === true && Object.keys(rest).length === 0) return { type: 'null' };
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]));
  const closed = inner['type'] === 'object' && inner['properties'] !== undefined && inner['additionalProperties'] === undefined;
  const strict = closed ? { ...inner, additionalProperties: false } : inner;
  return nullable === true && typeof inner['type'] === 'string' ? { ...strict, type: [inner['type'], 'null'] } : strict;
};
