import { MEDIA_TYPES, isMediaFile } from '@frameseek/core';
import { safeName } from '../uploads/safe-name.ts';

interface Told {
  readonly url: URL;
  /** `Content-Disposition` (RFC 6266), where it was sent. */
  readonly disposition?: string | undefined;
  readonly type: string;
}

/** The name under which what an address gives is kept: as it was told, else by the address; its ending fits the type. */
export const urlName = ({ url, disposition, type }: Told): string => {
  const name = safeName(told(disposition) ?? decoded(url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname));
  if (isMediaFile(name)) return name;
  const plain = type.toLowerCase().split(';')[0]?.trim();
  const extension = Object.entries(MEDIA_TYPES).find(([, known]) => known === plain)?.[0];
  return extension === undefined ? name : safeName(`${name}.${extension}`);
};

const told = (disposition: string | undefined): string | undefined => {
  if (disposition === undefined) return undefined;
  const wide = /(?:^|;)\s*filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition)?.[1];
  if (wide !== undefined) return decoded(wide.trim());
  const quoted = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? /(?:^|;)\s*filename\s*=\s*([^;"\s]+)/i.exec(disposition)?.[1];
};

/** Percent signs that mean nothing stay as they are. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
