import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '@frameseek/core';

/** Argon2id with the least parameters that OWASP's "Password Storage Cheat Sheet" names: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Passwords by Argon2id (RFC 9106), in threads of their own; what is kept names its salt and parameters. */
export const argon2Hasher: PasswordHasher = {
  hash: (password) => hash(password, OPTIONS),
  verify: (hashed, password) => verify(hashed, password),
};
