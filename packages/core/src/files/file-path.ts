/**
 * Parts of absolute paths, as text: they come from a server that may run on another system than whoever reads them.
 * `/films/a.mp4`, `C:\films\a.mp4` and `\\server\films\a.mp4` are all understood; a backslash in a path of Unix is a letter.
 */
const separatorOf = (path: string): '/' | '\\' => (isWindowsPath(path) ? '\\' : '/');

/** Whether an absolute path is one of Windows: it begins with a drive or with a server. */
export const isWindowsPath = (path: string): boolean => /^(?:[A-Za-z]:|\\\\)/u.test(path);

/** What follows the last separator: the name of the file in its folder. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf(separatorOf(path)) + 1);

/** The folder that a file lies in, without a separator behind it, but for the topmost ones (`/`, `C:\`). */
export const folderOf = (path: string): string => {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf(separatorOf(path))));
  return folder === '' || /^[A-Za-z]:$/u.test(folder) ? folder + separatorOf(path) : folder;
};

/** Whether a path lies below a folder, as both are written. */
export const isBelowFolder = (path: string, folder: string): boolean => {
  const separator = separatorOf(folder);
  return path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
};
