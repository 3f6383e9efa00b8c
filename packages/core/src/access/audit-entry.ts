import { z } from 'zod';

/** Somebody did something that others may want to know of: who signed in, made a token, removed a video. */
export const auditEntry = z.object({
  number: z.number().int().describe('Grows with each entry'),
  at: z.string(),
  who: z.string(),
  action: z.string().describe('user.added, signed-in, DELETE /api/videos/:id …'),
  target: z.string().optional(),
  address: z.string().optional().describe('Of whoever asked'),
});
/** Somebody did something. */
export type AuditEntry = z.infer<typeof auditEntry>;
/** Something that is to be kept in the log. */
export type NewAuditEntry = Omit<AuditEntry, 'number' | 'at'>;
/** The newest entries first. */
export const auditLog = z.object({ entries: z.array(auditEntry) });
