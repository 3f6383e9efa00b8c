import { alertLinks, alertRuleRequest, wire, type Alert, type AlertRule, type Match } from '@frameseek/core';
import { z } from 'zod';
import type { Runtime } from '@frameseek/runtime';
import { temporaryFile } from '../../files/temporary-file.ts';
import { sendFile } from '../../http/send-file.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

const params = z.object({ id: z.string().min(1).max(100) });

const viewRule = ({ isPaused, secret: _, ...rule }: AlertRule): z.input<typeof wire.alertRuleView> => ({ ...rule, paused: isPaused });

const viewMatch = ({ engine }: Runtime, { videoId, start, end, score, happenedAt }: Match): z.input<typeof wire.ruleTrial>['rings'][number] =>
  ({ video: videoId, title: engine.record(videoId).title, start, end, score, happenedAt: new Date(happenedAt).toISOString() });

const viewAlert = (runtime: Runtime, alert: Alert): z.input<typeof wire.alertList>['alerts'][number] => ({
  ...viewMatch(runtime, alert), id: alert.id, rule: alert.ruleId, rangAt: new Date(alert.rangAt).toISOString(), seen: alert.seenAt !== undefined, feedback: alert.feedback, deliveries: [...alert.deliveries],
  links: alertLinks(alert),
});

/** Saved searches that ring, and what rang. */
export const alertEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get', path: '/api/alert-rules', summary: 'Saved searches that ring when they match something new', response: wire.alertRuleList,
    run: (_input, { runtime }) => ({ rules: runtime.engine.rules().map(viewRule), ways: [...runtime.engine.alertWays()] }),
  }),
  jsonEndpoint({
    method: 'post', path: '/api/alert-rules', isLogged: true, summary: 'Saves a search, which rings from now on; the secret of its signature is told this once', body: alertRuleRequest,
    status: 201, response: wire.alertRuleView, faults: ['input/invalid', 'library/unknown-collection'],
    run: ({ body }, { runtime }) => {
      const rule = runtime.engine.addRule(body);
      return { ...viewRule(rule), secret: rule.secret };
    },
  }),
  jsonEndpoint({
    method: 'post', path: '/api/alert-rules/trial', needs: 'read', rate: 'heavy', summary: 'How a search would have rung on what was recorded in the last 24 hours, and on films, before it is saved',
    body: alertRuleRequest, response: wire.ruleTrial, faults: ['query/empty', 'query/too-long', 'query/too-complex', 'server/busy'],
    run: async ({ body }, { runtime, signal }) => ({ rings: (await runtime.engine.tryRule(body, { signal })).map((match) => viewMatch(runtime, match)) }),
  }),
  jsonEndpoint({
    method: 'patch', path: '/api/alert-rules/:id', isLogged: true, summary: 'Has a saved search ring no longer, or again', params, body: wire.changeRuleRequest, response: wire.alertRuleView,
    faults: ['library/unknown-alert'], run: ({ params: { id }, body }, { runtime }) => viewRule(runtime.engine.pauseRule(id, body.paused)),
  }),
  rawEndpoint({
    method: 'delete', path: '/api/alert-rules/:id', isLogged: true, summary: 'Removes a saved search with all that it rang', params, status: 204, faults: ['library/unknown-alert'],
    handle: ({ params: { id } }, { runtime, res }) => {
      runtime.engine.removeRule(id);
      res.status(204).end();
    },
  }),
  jsonEndpoint({
    method: 'get', path: '/api/alerts', summary: 'What rang, newest first', query: z.object({ limit: z.coerce.number().int().min(0).max(1_000).default(100).describe('0: only how many nobody has seen'), rule: z.string().max(100).optional(), unseen: z.stringbool().default(false).describe('Only what nobody has seen') }),
    response: wire.alertList,
    run: ({ query: { limit, rule, unseen } }, { runtime }) =>
      ({ alerts: runtime.engine.alerts({ limit, unseen, ...(rule !== undefined && { ruleId: rule }) }).map((alert) => viewAlert(runtime, alert)), unseen: runtime.engine.unseenAlerts() }),
  }),
  jsonEndpoint({
    method: 'post', path: '/api/alerts/seen', summary: 'Marks an alert as seen, or all of them', body: wire.seenRequest, response: wire.unseenCount, faults: ['library/unknown-alert'],
    run: ({ body }, { runtime }) => {
      runtime.engine.markAlertsSeen(body.alert);
      return { unseen: runtime.engine.unseenAlerts() };
    },
  }),
  jsonEndpoint({
    method: 'post', path: '/api/alerts/:id/feedback', summary: 'Says of an alert that it is right or wrong; a wrong one raises the threshold of its rule, which is answered, and a right one below lets it fall again', params,
    body: wire.feedbackRequest, response: wire.alertRuleView, faults: ['library/unknown-alert'],
    run: ({ params: { id }, body }, { runtime }) => viewRule(runtime.engine.judgeAlert(id, body.feedback)),
  }),
  rawEndpoint({
    method: 'get', path: '/api/alerts/:id/clip', rate: 'heavy', summary: 'The stretch around an alert, as a film', params, status: 200, type: 'video/mp4',
    faults: ['library/unknown-alert', 'file/missing', 'media/decode-failed', 'file/disk-full'],
    handle: async ({ params: { id } }, { runtime, res, signal }) => {
      await using file = await temporaryFile(runtime.config, 'mp4');
      await runtime.engine.alertClip(id, { target: file.path, signal });
      signal.throwIfAborted();
      await sendFile(res, file.path, { type: 'video/mp4', cache: 'private, no-store' });
    },
  }),
];
