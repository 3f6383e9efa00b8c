import { z } from 'zod';

/** A server, and what the names of the collections that are meant begin with. */
interface Collections {
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly prefix: string;
}

/** Removes the collections that a test or a bench has made; their aliases go with them. */
export const removeCollections = async ({ url, apiKey = '', prefix }: Collections): Promise<void> => {
  const headers = { 'api-key': apiKey };
  const { result } = listed.parse(await (await fetch(`${url}/collections`, { headers })).json());
  for (const { name } of result.collections.filter((one) => one.name.startsWith(prefix))) {
    const { status } = await fetch(`${url}/collections/${encodeURIComponent(name)}`, { method: 'DELETE', headers });
    if (status !== 200) throw new Error(`${url} does not remove the collection ${name}: status ${status}`);
  }
};

const listed = z.object({ result: z.object({ collections: z.array(z.object({ name: z.string() })) }) });
