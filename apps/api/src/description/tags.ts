/** The groups in which operations are shown, and the first parts of the paths (after `/api`) that belong to each. */
const GROUPS = [
  { name: 'Search', description: 'Moments in the videos, and what people say of them', paths: ['search', 'query-pictures', 'labels', 'eval'] },
  { name: 'Library', description: 'Videos, how they come in, and what becomes of them', paths: ['videos', 'uploads', 'downloads', 'samples', 'folders', 'watched-folders', 'jobs', 'library', 'spaces', 'models', 'trash', 'collections'] },
  { name: 'Live', description: 'Streams as they are recorded, and saved searches that ring', paths: ['streams', 'alert-rules', 'alerts', 'push'] },
  { name: 'Answers', description: 'Questions, what models make of whole videos, and what that costs', paths: ['ask', 'conversations', 'tasks', 'reports', 'costs', 'mcp'] },
  { name: 'Export', description: 'Moments to take away', paths: ['export'] },
  { name: 'Access', description: 'People, sessions, tokens, links, and who did what', paths: ['session', 'sessions', 'users', 'tokens', 'shares', 'shared', 'audit'] },
  { name: 'Server', description: 'How the server does, and this description', paths: ['health', 'settings', 'storage', 'backups', 'restart', 'metrics', 'openapi.json', 'docs'] },
] as const;

/** The groups as OpenAPI declares them. */
export const TAGS = GROUPS.map(({ name, description }) => ({ name, description }));

/** The group of a path. Throws for one that belongs to none: it has to be entered above. */
export const tagOf = (path: string): string => {
  const part = path.replace(/^\/(?:api\/)?/, '').split('/')[0];
  const group = GROUPS.find(({ paths }) => (paths as readonly string[]).includes(part ?? ''));
  if (group === undefined) throw new Error(`${path} belongs to no group of the description`);
  return group.name;
};
