/** A file of an installation. */
export interface InstalledFile {
  /** Below `node_modules`, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** As what nothing here reads it; undefined where something does. */
  readonly superfluous: string | undefined;
}
/** Every file below a `node_modules` folder. */
export function installedFiles(modules: string): Promise<readonly InstalledFile[]>;
/** Removes what nothing here reads; gives back its bytes. */
export function prune(modules: string): Promise<number>;
