import { randomUUID } from 'node:crypto';
import { Fault, PERMISSIONS, may, type ApiToken, type Caller, type Pass, type Share, type SignedInSession } from '@frameseek/core';
import type { Access, Actor } from './access.ts';
import { inDays, iso, type AccessParts } from './access-parts.ts';
import { passOf } from './caller-of.ts';
import { digestOf, newSecret } from './secrets.ts';

type PassUseCases = Pick<Access, 'sessions' | 'tokens' | 'shares' | 'addToken' | 'addShare' | 'revoke' | 'openShare'>;

/** Sessions, tokens and share links: listed, made and revoked. */
export const passUseCases = (parts: AccessParts): PassUseCases => {
  const { catalog, now } = parts;
  const seenBy = (caller: Caller, kind: Pass['kind']): readonly Pass[] => {
    const at = iso(now());
    return catalog.passes(kind).filter((pass) => isHis(caller, pass) && (pass.expiresAt ?? '~') > at);
  };
  const nameOf = ({ userId }: Pass): { user?: string } => {
    const user = userId === undefined ? undefined : catalog.user(userId);
    return user === undefined ? {} : { user: user.name };
  };
  const add = (pass: Pass, { action, actor }: { readonly action: string; readonly actor: Actor }): string => {
    const secret = newSecret(pass.kind);
    catalog.addPass(pass, digestOf(secret));
    catalog.addAuditEntry({ who: actor.name, action, target: pass.label, ...addressOf(actor) });
    return secret;
  };
  const toToken = (pass: Pass): ApiToken => ({ ...dates(pass), ...nameOf(pass), name: pass.label, permissions: [...(pass.permissions ?? [])] });
  const toShare = (pass: Pass): Share[] => (pass.shared === undefined ? [] : [{ ...dates(pass), ...nameOf(pass), ...pass.shared }]);
  return {
    sessions: (caller) => seenBy(caller, 'session').map((pass): SignedInSession => ({
      ...dates(pass), ...nameOf(pass), browser: pass.label, isThis: pass.id === caller.pass?.id, expiresAt: pass.expiresAt ?? '',
    })),
    tokens: (caller) => seenBy(caller, 'token').map(toToken),
    shares: (caller) => seenBy(caller, 'share').flatMap(toShare),
    addToken: ({ name, permissions, days }, caller, actor) => {
      // It would outlive what made it, and not end with it.
      if (caller.kind === 'token' && !may(caller, 'admin')) throw new Fault('auth/forbidden', { needs: 'admin' });
      const beyond = permissions.find((one) => !may(caller, one));
      if (beyond !== undefined) throw new Fault('auth/forbidden', { needs: beyond });
      const wanted = PERMISSIONS.filter((one) => permissions.includes(one));
      const pass: Pass = { ...newPass(parts, caller, days), kind: 'token', label: name, permissions: wanted };
      return { secret: add(pass, { action: 'token.made', actor }), made: toToken(pass) };
    },
    addShare: ({ title, items, days }, caller, actor) => {
      const pass: Pass = { ...newPass(parts, caller, days), kind: 'share', label: title, shared: { title, items } };
      const [made] = toShare(pass);
      if (made === undefined) throw new Fault('input/invalid', { problems: ['nothing is to be shared'] });
      return { secret: add(pass, { action: 'share.made', actor }), made };
    },
    revoke: ({ kind, id }, caller, actor) => {
      const pass = catalog.passes(kind).find((one) => one.id === id);
      if (pass === undefined || !isHis(caller, pass)) throw new Fault('library/unknown-pass', { id });
      catalog.removePass(id);
      catalog.addAuditEntry({ who: actor.name, action: `${kind}.revoked`, target: pass.label, ...addressOf(actor) });
    },
    openShare: (secret) => {
      const pass = passOf(parts, 'share', digestOf(secret));
      if (pass?.shared === undefined) throw new Fault('auth/link-ended', {});
      return { ...pass, shared: pass.shared };
    },
  };
};

/** What somebody sees and revokes: their own; an admin everything. A token ends nothing that lets people in, or other programs, but itself. */
const isHis = (caller: Caller, { id, kind, userId }: Pass): boolean => {
  if (may(caller, 'admin')) return true;
  if (caller.kind === 'token' && kind !== 'share') return id === caller.pass?.id;
  return userId !== undefined && userId === caller.userId;
};

const newPass = (parts: AccessParts, { userId }: Caller, days: number | undefined): Pick<Pass, 'id' | 'userId' | 'createdAt' | 'expiresAt'> => ({
  id: randomUUID(), createdAt: iso(parts.now()),
  ...(userId !== undefined && { userId }),
  ...(days !== undefined && { expiresAt: inDays(parts, days) }),
});

const dates = ({ id, createdAt, expiresAt, lastUsedAt }: Pass): Pick<Pass, 'id' | 'createdAt' | 'expiresAt' | 'lastUsedAt'> => ({
  id, createdAt, ...(expiresAt !== undefined && { expiresAt }), ...(lastUsedAt !== undefined && { lastUsedAt }),
});

const addressOf = ({ address }: Actor): { address?: string } => (address === undefined ? {} : { address });
