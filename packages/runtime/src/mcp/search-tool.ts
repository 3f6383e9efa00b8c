import { clockSpan, wire, type SearchResponse } from '@frameseek/core';
import type { McpTool } from './mcp-tool.ts';

const input = wire.searchBody.omit({ like: true });

/** `search`: moments for a query, as `GET /api/search` answers it. */
export const searchTool: McpTool<typeof input> = {
  name: 'search',
  title: 'Search moments',
  description: 'Finds moments in the videos by what is seen, said, shown or heard in them. Best first, with video, start and end.',
  input,
  output: wire.searchResponse,
  run: async ({ q, limit, modality, video }, { engine, signal }) => {
    const found = await engine.search(
      { query: q, limit, ...(modality !== undefined && { modalities: modality }), ...(video !== undefined && { videoIds: video }) }, { signal });
    const answer = wire.searchResponse.parse({ ...found, notes: found.notes.length > 0 ? found.notes : undefined });
    return { content: [{ type: 'text', text: toText(answer) }], structuredContent: answer };
  },
};

const toText = ({ match, moments, notes = [], didYouMean }: SearchResponse): string => [
  ...(didYouMean === undefined ? [] : [`Did you mean “${didYouMean}”?`]),
  ...(moments.length === 0 ? ['Nothing matches.'] : match ? [] : ['Nothing matches well; these are the nearest:']),
  ...moments.map(({ video, start, end, hits }, index) =>
    `${index + 1}. ${video.title} (${video.id}), ${start.toFixed(1)}–${end.toFixed(1)} s (${clockSpan({ start, end })})${wordsOf(hits)}`),
  ...notes,
].join('\n');

const wordsOf = (hits: SearchResponse['moments'][number]['hits']): string =>
  hits.flatMap(({ modality, text, language }) => (text === undefined ? [] : [` ${modality}: “${text}”${language === undefined ? '' : ` (${language})`}`])).slice(0, 2).join(';');
