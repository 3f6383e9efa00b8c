import { clockSpan, type Alert, type AlertRule, type Mail } from '@frameseek/core';

/** What a letter says of a ring: which rule, when, and where it is to be seen. */
export const alertMail = (rule: Pick<AlertRule, 'name' | 'query'>, { videoId, start, end, score, happenedAt }: Alert, title: string): Pick<Mail, 'subject' | 'text' | 'page'> => ({
  // A line end in a name would begin another header.
  subject: `Frameseek: ${rule.name.replaceAll(/\s+/gu, ' ')}`,
  text: [
    `“${rule.name}” rang: ${rule.query}`, '',
    `${title}, ${clockSpan({ start, end })}`, `${new Date(happenedAt).toLocaleString('sv', { timeZoneName: 'short' })}, score ${score.toFixed(2)}`,
  ].join('\n'),
  page: `/videos/${videoId}?t=${start.toFixed(1)}`,
});
