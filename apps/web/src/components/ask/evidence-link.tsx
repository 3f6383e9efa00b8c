'use client';

import type { Evidence } from '@frameseek/core';
import Link from 'next/link';
import { createContext, use } from 'react';
import type { ComponentProps, MouseEvent } from 'react';
import { playerHref } from '../../lib/ui/links.ts';

/** The player on this page, and the conversation that goes along to the page of another video. */
interface ChatPlace {
  readonly videoId?: string;
  readonly play?: (at: number) => void;
  readonly chat?: string | undefined;
}

/** Where the chat stands, for the links in its answers. */
export const ChatContext = createContext<ChatPlace>({});

interface EvidenceLinkProps extends Omit<ComponentProps<typeof Link>, 'href' | 'onClick'> {
  readonly evidence: Evidence;
}

/** Plays a piece of evidence: in the player of this page if it has one for that video, else on the page of that video. */
export function EvidenceLink({ evidence: { videoId, start }, ...rest }: EvidenceLinkProps) {
  const { videoId: here, play, chat } = use(ChatContext);
  const playHere = (event: MouseEvent): void => {
    if (play === undefined || here !== videoId || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    play(start);
  };
  return <Link href={playerHref(videoId, { at: start, tab: 'ask', ...(chat === undefined ? {} : { chat }) })} {...rest} onClick={playHere} />;
}
