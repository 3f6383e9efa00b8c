import type { ExportList } from './export-list.ts';

/** The list for other programs. */
export const toJson = ({ title, clips }: ExportList): string =>
  JSON.stringify(
    { title, clips: clips.map(({ title: own, video: { id, title: name, path }, start, end }) => ({ title: own, video: { id, title: name, path }, start, end })) },
    undefined,
    2,
  );
