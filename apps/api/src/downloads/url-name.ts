import { parse } from 'content-disposition';
import { MEDIA_TYPES, isMediaFile } from '@frameseek/core';
import { safeName } from '../files/safe-name.ts';

interface NamedSource {
  readonly url: URL;
  /** `Content-Disposition` (RFC 6266), where it was sent. */
  readonly disposition?: string | undefined;
  readonly type: string;
}

/** The name under which what an address gives is kept: as it was told, else by the address; its ending fits the type. */
export const urlName = ({ url, disposition, type }: NamedSource): string => {
  const filename = disposition === undefined ? undefined : parse(disposition).parameters['filename'];
  const name = safeName(filename ?? percentDecoded(url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname));
  if (isMediaFile(name)) return name;
  const plain = type.toLowerCase().split(';')[0]?.trim();
  // An ending of digits would come first, as keys of objects do.
  const extension = Object.entries(MEDIA_TYPES).find(([ending, known]) => known === plain && !/^\d/.test(ending))?.[0];
  return extension === undefined ? name : safeName(`${name}.${extension}`);
};

/** Percent signs that mean nothing stay as they are. */
const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
