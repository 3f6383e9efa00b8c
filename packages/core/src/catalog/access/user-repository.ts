import type { Role } from '../../access/permission.ts';

/** Somebody who may sign in, with what proves it. */
export interface StoredUser {
  readonly id: string;
  /** No two have the same, capitals or not. */
  readonly name: string;
  readonly role: Role;
  /** As the hasher made it; absent: no password opens. */
  readonly passwordHash?: string;
  /** Issuer and subject of an OpenID Connect provider, once they have signed in by it. */
  readonly subject?: string;
  readonly createdAt: string;
}

/** Remembers who may sign in. */
export interface UserRepository {
  hasUsers(): boolean;
  /** By name. */
  users(): readonly StoredUser[];
  user(id: string): StoredUser | undefined;
  /** Capitals or not. */
  userByName(name: string): StoredUser | undefined;
  userBySubject(subject: string): StoredUser | undefined;
  /** Adds somebody, or replaces the one with this id. Throws `input/invalid` where another has the name. */
  putUser(user: StoredUser): void;
  /** Removes somebody with all their passes; whether they were there. */
  removeUser(id: string): boolean;
}
