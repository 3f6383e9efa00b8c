import type {
  ApiToken, AuditEntry, Caller, NewApiToken, NewAuditEntry, NewUser, Pass, Share, Shared, SignedInSession, SignInRequest, User, UserChange,
} from '@frameseek/core';

/** Who does something, for the log of who did what. */
export interface Actor {
  readonly name: string;
  /** Of the network; absent on the command line. */
  readonly address?: string;
}

/** What was made, and its secret, which is told this once. */
export interface Issued<Made> {
  readonly made: Made;
  readonly secret: string;
}

/** What a request shows to say whose it is. */
export interface Shown {
  /** Of the header `Authorization: Bearer …`, or of the cookie that earlier versions set. */
  readonly token?: string | undefined;
  /** Of the cookie of a session. */
  readonly session?: string | undefined;
}

/** What an OpenID Connect provider says of somebody. */
export interface Identity {
  /** Issuer and subject: the same for the same person, always. */
  readonly subject: string;
  /** Verified mail address and user name, by which somebody was added. */
  readonly names: readonly string[];
}

/** How one can sign in. */
export type WayIn = 'token' | 'password' | 'provider';

/** Who may what in a library: people, sessions, tokens, share links, and the log of who did what. */
export interface Access {
  /** Whether nobody needs to sign in: there are no people, no token, no provider, and only this computer reaches the server. */
  isOpen(): boolean;
  /** How one can sign in; empty: in no way. */
  waysIn(): readonly WayIn[];
  /** Whether there is a token for a program that is still good. */
  hasTokens(): boolean;
  /** Who asks; undefined for nobody known. */
  callerOf(shown: Shown): Caller | undefined;

  /** Throws `auth/required` where nothing is shown and `auth/refused` where it is wrong. */
  signIn(request: SignInRequest, from: SignInFrom): Promise<Issued<Pass>>;
  /** Throws `auth/refused` for somebody who was not added, unless the settings give strangers a role. */
  signInByProvider(identity: Identity, from: SignInFrom): Issued<Pass>;
  /** Ends the session of the caller. */
  signOut(caller: Caller, actor: Actor): void;
  /** Changes the password of a caller who is a user, and ends their other sessions. Throws `auth/refused` for a wrong old one. */
  changePassword(caller: Caller, passwords: { readonly old: string; readonly next: string }, actor: Actor): Promise<void>;

  users(): readonly User[];
  /** Throws `input/invalid` where the name is taken. */
  addUser(user: NewUser, actor: Actor): Promise<User>;
  /** `named`: id or name. Throws `library/unknown-user`, and `input/invalid` where nobody would be left who is an admin. A new password ends all sessions. */
  changeUser(named: string, change: UserChange, actor: Actor): Promise<User>;
  /** Removes somebody with their sessions, tokens and links. Throws as `changeUser` does. */
  removeUser(named: string, actor: Actor): User;

  /** Of the caller; of everybody for an admin. */
  sessions(caller: Caller): readonly SignedInSession[];
  tokens(caller: Caller): readonly ApiToken[];
  shares(caller: Caller): readonly Share[];
  /** A token may never do more than whoever makes it, and makes none itself unless it may `admin`. Throws `auth/forbidden`. */
  addToken(token: NewApiToken, caller: Caller, actor: Actor): Issued<ApiToken>;
  addShare(share: Shared & { readonly days: number }, caller: Caller, actor: Actor): Issued<Share>;
  /** Revokes a session, a token or a link. Throws `library/unknown-pass`, also for those of others unless an admin asks. */
  revoke(pass: { readonly kind: Pass['kind']; readonly id: string }, caller: Caller, actor: Actor): void;
  /** What a link shows. Throws `auth/link-ended`. */
  openShare(secret: string): Pass & { readonly shared: Shared };

  note(entry: NewAuditEntry): void;
  /** Newest first; `before` is the number of an entry. */
  auditEntries(options: { readonly limit: number; readonly before?: number }): readonly AuditEntry[];
}

/** Where somebody signs in from. */
export interface SignInFrom {
  readonly address?: string;
  /** What the browser calls itself. */
  readonly browser: string;
}
