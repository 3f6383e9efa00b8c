import type { Request, RequestHandler, Response } from 'express';
import { Fault, type FaultCode, type Permission } from '@frameseek/core';
import type { Runtime } from '@frameseek/runtime';
import type { z } from 'zod';
import type { RateKind } from './limits.ts';

/** What every handler may use. */
interface ServerContext {
  readonly runtime: Runtime;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}

/** What a handler gets besides its checked input. `signal` aborts when the client goes away or the server stops. */
export interface Call extends ServerContext {
  readonly req: Request;
  readonly res: Response;
  readonly signal: AbortSignal;
}

/** What the description of the API says about an endpoint. */
interface EndpointDoc {
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Headers of a protocol, which the handler reads itself. */
  readonly headers?: z.ZodType;
  /** The body is a form with files in the field `files`, or one in the field `file`. */
  readonly takesFiles?: 'files' | 'file';
  /** The body is bytes of this type, which the handler reads itself. */
  readonly takesBytes?: string;
  readonly status: number;
  /** Content type of the response; absent when it has no body. */
  readonly type?: string;
  readonly response?: z.ZodType;
  /** The data of the last event of a stream, where it is none of `response`. */
  readonly lastEvent?: string;
  /** Failures that are likely here; that the request was wrong, and those that are likely everywhere, need not be named. */
  readonly faults: readonly FaultCode[];
  /** What else is answered, by status: of a file, of a protocol. */
  readonly also?: Readonly<Record<number, string>>;
}

/** One route: where it is, what it is for, and what it does. The server and its description are both made from these. */
export interface Endpoint {
  readonly method: 'get' | 'head' | 'post' | 'patch' | 'delete';
  /** As Express writes it: `/api/videos/:id`. */
  readonly path: string;
  readonly doc: EndpointDoc;
  /** What one must be allowed; nothing: not even to be known. */
  readonly needs: Permission | 'nothing';
  readonly rate: RateKind;
  /** Whether it stands in the log of who did what. */
  readonly isLogged: boolean;
  readonly handler: (context: ServerContext) => RequestHandler;
}

interface Schemas<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
}
type Route = Pick<Endpoint, 'method' | 'path'> & {
  /** Unless it is said, looking needs `read` and all else `edit`. */
  readonly needs?: Permission | 'nothing';
  readonly rate?: RateKind;
  readonly isLogged?: true;
};

/** The parts of a request as their schemas parsed them. */
interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

type RawSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Route & Schemas<P, Q, B> &
  Omit<EndpointDoc, 'params' | 'query' | 'body'> & {
    readonly handle: (input: Input<P, Q, B>, call: Call) => Promise<void> | void;
  };

/** An endpoint that writes its response itself: files, events, pages. Input that its schemas refuse becomes `input/invalid`. */
export const rawEndpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(spec: RawSpec<P, Q, B>): Endpoint => {
  const { method, path, handle, needs = method === 'get' ? 'read' : 'edit', rate = 'usual', isLogged = false, ...doc } = spec;
  const handler = (context: ServerContext): RequestHandler => async (req, res) => {
    const input = {
      params: parse('path', spec.params, req.params),
      query: parse('query', spec.query, req.query),
      body: parse('body', spec.body, req.body),
    } as Input<P, Q, B>;
    await handle(input, { ...context, req, res, signal: callSignal(res, context.stopping) });
  };
  return { method, path, doc, needs, rate, isLogged, handler };
};

type JsonSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = Route & Schemas<P, Q, B> & {
  readonly summary: string;
  readonly takesFiles?: 'files' | 'file';
  readonly status?: number;
  readonly response: A;
  readonly faults?: readonly FaultCode[];
  readonly run: (input: Input<P, Q, B>, call: Call) => Promise<z.input<A>> | z.input<A>;
};

/** An endpoint that answers with JSON, which is parsed by its schema as well: fields that the schema does not know are left out. */
export const jsonEndpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  spec: JsonSpec<P, Q, B, A>,
): Endpoint => {
  const { run, status = 200, faults = [], ...rest } = spec;
  return rawEndpoint<P, Q, B>({
    ...rest,
    status,
    faults,
    type: 'application/json',
    handle: async (input, call) => {
      const response = spec.response.parse(await run(input, call));
      call.signal.throwIfAborted();
      call.res.status(status).set('Cache-Control', 'no-cache').json(response);
    },
  });
};

const parse = (where: string, schema: z.ZodType | undefined, value: unknown): unknown => {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const field = [where, ...path].join('.');
    return message.endsWith('received undefined') ? `${field} is missing` : `${field}: ${message}`;
  });
  throw new Fault('input/invalid', { problems });
};

/** Not `req.on('close')`: that comes as soon as the body of a POST has been read. */
const callSignal = (res: Response, stopping: AbortSignal): AbortSignal => {
  const gone = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return AbortSignal.any([gone.signal, stopping]);
};
