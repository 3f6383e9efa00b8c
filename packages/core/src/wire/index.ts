/** What travels over HTTP, as zod schemas: the API answers with these, the web app and other programs read them. */
export * from './adding.ts';
export * from './backups.ts';
export * from './downloads.ts';
export * from './error-body.ts';
export * from './health.ts';
export * from './jobs.ts';
export * from './library-report.ts';
export * from './live.ts';
export * from './models.ts';
export * from './objects.ts';
export * from './search.ts';
export * from './settings.ts';
export * from './spaces.ts';
export * from './stage-status.ts';
export * from './speakers.ts';
export * from './transcripts.ts';
export * from './videos.ts';
