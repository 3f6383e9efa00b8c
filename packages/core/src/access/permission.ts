import { z } from 'zod';

/** What somebody may do in a library: look and search, ask a language model, change what is in it, read its metrics, and say who may what. */
export const PERMISSIONS = ['read', 'ask', 'edit', 'metrics', 'admin'] as const;
/** One thing that somebody may do. */
export type Permission = (typeof PERMISSIONS)[number];
/** A permission, as it travels. */
export const permission = z.enum(PERMISSIONS);

/** What people are to a library, from the one who may least. */
export const ROLES = ['viewer', 'editor', 'admin'] as const;
/** What somebody is to a library. */
export type Role = (typeof ROLES)[number];
/** A role, as it travels. */
export const role = z.enum(ROLES);

/** What each role may do. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read', 'ask'],
  editor: ['read', 'ask', 'edit'],
  admin: PERMISSIONS,
};
