import type { FoundMoment } from '@frameseek/core';
export function AlsoIn(_: { readonly moment: FoundMoment; readonly query: string }) { return null; }
