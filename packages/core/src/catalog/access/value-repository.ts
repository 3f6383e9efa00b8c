/** Remembers single values of the library that are made once, such as its keys. */
export interface ValueRepository {
  value(name: string): string | undefined;
  setValue(name: string, value: string): void;
  /** Keeps a value unless another process has kept one before; gives the one that is kept. */
  keepValue(name: string, value: string): string;
}
