/** Whether a file stays readable though its rights say otherwise: root may read everything, and Windows has rights of another kind. */
export const ignoresRights = process.platform === 'win32' || process.getuid?.() === 0;
