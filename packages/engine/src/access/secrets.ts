import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of a secret: none can be guessed, so a digest without salt and slowness protects it. */
const SECRET_BYTES = 32;
/** In front of tokens, by which people and scanners of repositories know them. */
const TOKEN_PREFIX = 'fst_';

/** A new secret; tokens begin with `fst_`. */
export const newSecret = (kind: 'session' | 'token' | 'share'): string => (kind === 'token' ? TOKEN_PREFIX : '') + randomBytes(SECRET_BYTES).toString('base64url');

/** What is kept of a secret. `key`: another secret, without which the digest opens nothing. */
export const digestOf = (secret: string, key = ''): string => createHash('sha256').update(`${secret}\0${key}`).digest('hex');

/** Compared by their digests: equal lengths, so the time tells nothing about the secret. */
export const isSameSecret = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(digestOf(a)), Buffer.from(digestOf(b)));
