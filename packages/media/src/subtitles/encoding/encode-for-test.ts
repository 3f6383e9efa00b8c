/** Text in an old encoding, made from what `TextDecoder` reads: Node writes none of them. Of one or two bytes a character. */
export const encodeAs = (text: string, encoding: string): Buffer => {
  const table = tableOf(encoding);
  return Buffer.concat([...text].map((letter) => {
    const bytes = table.get(letter);
    if (bytes === undefined) throw new Error(`${encoding} has no ${letter}`);
    return bytes;
  }));
};

const tables = new Map<string, ReadonlyMap<string, Buffer>>();

const tableOf = (encoding: string): ReadonlyMap<string, Buffer> => {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, Buffer>();
  const learn = (bytes: Buffer): void => {
    try {
      const letter = decoder.decode(bytes);
      if ([...letter].length === 1 && !table.has(letter)) table.set(letter, bytes);
    } catch {
      // These bytes are no character.
    }
  };
  for (let first = 0; first < 256; first += 1) learn(Buffer.from([first]));
  for (let first = 128; first < 256; first += 1) for (let second = 64; second < 256; second += 1) learn(Buffer.from([first, second]));
  tables.set(encoding, table);
  return table;
};
