/** Makes of passwords what can be kept. Slow on purpose: some 50 ms and 20 MB each. */
export interface PasswordHasher {
  /** The hash with its salt and its parameters. */
  hash(password: string): Promise<string>;
  /** Whether the password is the one of the hash. */
  verify(hash: string, password: string): Promise<boolean>;
}
