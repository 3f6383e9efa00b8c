import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

interface RawRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** A request exactly as written: `fetch` would not send a foreign `Host`, and adds headers of its own. */
export const rawRequest = async (url: string, { path, method = 'GET', headers = {}, body }: RawRequest) => {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string; headers: IncomingHttpHeaders }>();
  const sent = request(url + path, { method, headers }, (answer) => {
    text(answer).then((content) => resolve({ status: answer.statusCode ?? 0, body: content, headers: answer.headers }), reject);
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
};
