import { alertLinks, clockSpan, type Alert, type AlertRule, type Mail } from '@frameseek/core';

/** What a letter says of a ring: which rule, when, and where it is to be seen. */
export const alertMail = (rule: Pick<AlertRule, 'name' | 'query'>, alert: Alert, title: string): Pick<Mail, 'subject' | 'text' | 'page' | 'clip'> => ({
  // A line end in a name would begin another header.
  subject: `Frameseek: ${rule.name.replaceAll(/\s+/gu, ' ')}`,
  text: [
    `“${rule.name}” rang: ${rule.query}`, '',
    `${title}, ${clockSpan(alert)}`, `${new Date(alert.happenedAt).toLocaleString('sv', { timeZoneName: 'short' })}, score ${alert.score.toFixed(2)}`,
  ].join('\n'),
  page: alertLinks(alert).page, clip: alertLinks(alert).clip,
});
