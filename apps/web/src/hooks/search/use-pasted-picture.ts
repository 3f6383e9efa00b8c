'use client';

import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { isTextField } from '../../lib/ui/is-text-field.ts';

/** Hands on a picture that is pasted anywhere on the page, but not into a field other than this one: there text is meant. */
export function usePastedPicture(field: RefObject<HTMLElement | null>, onPicture: (picture: File) => void): void {
  const latest = useRef(onPicture);
  useEffect(() => {
    latest.current = onPicture;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (picture === undefined || event.defaultPrevented || (isTextField(event.target) && event.target !== field.current)) return;
      event.preventDefault();
      latest.current(picture);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [field]);
}
