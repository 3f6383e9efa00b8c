import type { AlertRule, BrokerMessage } from '@frameseek/core';

/** Where Home Assistant looks for what there is, unless somebody has changed it there. */
const DISCOVERY = 'homeassistant';
/** Seconds for which a sensor stays on after a ring. */
const ON_SECONDS = 30;

/** Topics of a library, and of its rules. */
export const topics = (prefix: string) => ({
  status: `${prefix}/status`,
  event: (ruleId: string): string => `${prefix}/rules/${ruleId}/event`,
  frame: (ruleId: string): string => `${prefix}/rules/${ruleId}/frame`,
});

/** Whether the library is there: kept by the broker, which says `offline` itself when this goes without a word. */
export const statusMessage = (prefix: string, status: 'online' | 'offline'): BrokerMessage => ({ topic: topics(prefix).status, payload: status, retain: true });

/** The kinds of things that each rule is to Home Assistant. */
const KINDS = ['event', 'binary_sensor', 'image'] as const;

const configTopic = (kind: (typeof KINDS)[number], ruleId: string): string => `${DISCOVERY}/${kind}/frameseek_${ruleId}/config`;

/** Says of a rule what it is to Home Assistant (its MQTT discovery): an event, a sensor that is on for a while after it, and the picture of the last ring. */
export const announcements = (prefix: string, { id, name }: Pick<AlertRule, 'id' | 'name'>, server?: string): readonly BrokerMessage[] => {
  const { status, event, frame } = topics(prefix);
  const device = { identifiers: [`frameseek_${prefix}`], name: 'Frameseek', manufacturer: 'Frameseek', ...(server !== undefined && { configuration_url: server }) };
  const specific = {
    event: { state_topic: event(id), event_types: [RANG], icon: 'mdi:bell-ring' },
    binary_sensor: { state_topic: event(id), value_template: 'ON', payload_on: 'ON', off_delay: ON_SECONDS, json_attributes_topic: event(id) },
    image: { image_topic: frame(id), content_type: 'image/jpeg' },
  };
  return KINDS.map((kind) => ({
    topic: configTopic(kind, id), retain: true,
    payload: JSON.stringify({ name, unique_id: `frameseek_${id}_${kind}`, availability_topic: status, device, origin: { name: 'Frameseek' }, ...specific[kind] }),
  }));
};

/** Takes back what was said of a rule. */
export const withdrawals = (prefix: string, ruleId: string): readonly BrokerMessage[] =>
  [...KINDS.map((kind) => configTopic(kind, ruleId)), topics(prefix).frame(ruleId)].map((topic) => ({ topic, payload: '', retain: true }));

/** What happens to an event of Home Assistant. */
export const RANG = 'rang';
