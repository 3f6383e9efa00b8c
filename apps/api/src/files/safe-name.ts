/** Names that Windows keeps for devices, with any extension and spaces in front of it (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i;
/** Not legal in a name on some system, invisible, or half of a character. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu;
/** Bytes; most file systems take 255, and a number may be added. */
const MAX_BYTES = 200;

/** A file name like `given` that is legal on every system and cannot leave its folder; the extension is kept. */
export const safeName = (given: string): string => {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = last.normalize('NFC').replace(UNSAFE, '_').replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 ? clean.slice(dot) : '';
  const stem = shorten(dot > 0 ? clean.slice(0, dot) : clean, MAX_BYTES - Buffer.byteLength(extension)).trim();
  const name = `${stem === '' ? 'video' : stem}${extension}`;
  return DEVICES.test(name) ? `_${name}` : name;
};

/** Cut at a whole character. */
const shorten = (text: string, bytes: number): string => {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) > bytes) break;
    kept += character;
  }
  return kept;
};
