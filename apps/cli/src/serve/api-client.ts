import { Fault, wire, type Abortable, type Health } from '@frameseek/core';
import { firstResponse } from './first-response.ts';

/** What the command line asks of the API that it has started. Every call throws `server/failed` with the reason that the API gives. */
export interface ApiClient {
  /** Waits until the API answers. */
  health(): Promise<Health>;
  followedFolders(): Promise<readonly string[]>;
  follow(folder: string): Promise<void>;
  add(files: readonly string[]): Promise<void>;
}

interface ApiOptions extends Abortable {
  /** `http://host:port`. */
  readonly url: string;
  readonly token?: string | undefined;
}

/** A client of the API at `url`. */
export const apiClient = ({ url, token, signal }: ApiOptions): ApiClient => {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const send = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await firstResponse(`${url}${path}`, { signal, headers, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) });
    const content: unknown = await response.json();
    if (!response.ok) throw new Fault('server/failed', { server: 'API', reason: wire.errorBody.parse(content).error.message });
    return content;
  };
  return {
    health: async () => wire.health.parse(await send('/api/health')),
    followedFolders: async () => wire.watchedFolderList.parse(await send('/api/watched-folders')).folders.map(({ path }) => path),
    follow: async (path) => void (await send('/api/watched-folders', { path })),
    add: async (paths) => void (await send('/api/videos', { paths })),
  };
};
