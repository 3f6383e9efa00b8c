import type { Config } from './config.ts';

/** Every value of the settings that must never be told. */
export const configSecrets = ({ token, whisper, languageModel, databaseUrl, qdrant, otlp, oidc, mail, mqttUrl }: Config): readonly string[] =>
  [token, whisper.apiKey, languageModel?.apiKey, qdrant?.apiKey, passwordIn(qdrant?.url), databaseUrl, passwordIn(databaseUrl), mail?.url, passwordIn(mail?.url), mqttUrl, passwordIn(mqttUrl), oidc?.clientSecret, ...Object.values(otlp?.headers ?? {})].filter((secret) => secret !== undefined);

/** A password in an address, as it stands there and as it is meant. */
const passwordIn = (address: string | undefined): string | undefined => {
  const password = address === undefined ? '' : (URL.parse(address)?.password ?? '');
  return password === '' ? undefined : decodeURIComponent(password);
};
