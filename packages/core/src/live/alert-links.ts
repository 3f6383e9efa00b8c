import type { Alert } from './alert-rule.ts';

/** Where an alert is to be seen: its moment in the app, its picture, and the stretch around it as a film. */
interface AlertLinks {
  readonly page: string;
  readonly frame: string;
  readonly clip: string;
}

/** Paths of this server, or, where its address is known, addresses. */
export const alertLinks = ({ id, videoId, start }: Pick<Alert, 'id' | 'videoId' | 'start'>, server = ''): AlertLinks => ({
  page: `${server}/videos/${videoId}?t=${start.toFixed(1)}`,
  frame: `${server}/api/videos/${videoId}/thumbnail?at=${start.toFixed(1)}&width=640`,
  clip: `${server}/api/alerts/${id}/clip`,
});
