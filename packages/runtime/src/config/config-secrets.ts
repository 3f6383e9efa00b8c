import type { Config } from './config.ts';

/** Every value of the settings that must never be told. */
export const configSecrets = ({ token, whisper, languageModel, qdrant, otlp, oidc }: Config): readonly string[] =>
  [token, whisper.apiKey, languageModel?.apiKey, qdrant?.apiKey, oidc?.clientSecret, ...Object.values(otlp?.headers ?? {})].filter((secret) => secret !== undefined);
