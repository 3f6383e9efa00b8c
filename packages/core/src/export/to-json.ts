import type { ExportList } from './export-list.ts';

/** The list as JSON for other programs; times in seconds. */
export const toJson = ({ title, clips }: ExportList): string =>
  JSON.stringify(
    { title, clips: clips.map(({ title: own, video: { id, title: name, path }, start, end }) => ({ title: own, video: { id, title: name, path }, start, end })) },
    undefined,
    2,
  );
