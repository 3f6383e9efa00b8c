import type { ExportList } from './export-list.ts';

/** The list as JSON for other programs; times in seconds. */
export const toJson = ({ title, clips }: ExportList): string =>
  JSON.stringify(
    { title, clips: clips.map(({ title: own, note, markers = [], video: { id, title: name, path }, start, end }) => ({
      title: own, ...(note !== undefined && note !== '' && { note }), video: { id, title: name, path }, start, end, ...(markers.length > 0 && { markers }),
    })) },
    undefined,
    2,
  );
