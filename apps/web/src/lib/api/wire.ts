// The policy of our pages forbids code made from strings, so zod must be told before its first schema is made.
import './zod-settings.ts';
import { conversation, insight, task, turn } from '@frameseek/core';
import { z } from 'zod';

export {
  ROLES, apiTokenList, auditLog, issuedApiToken, issuedShare, sessionList, shareList, sharedView, user, userList, whoami,
  CAPTION_STYLES, answerStep, collection, collectionList, conversation, evalReport, evidence, insight, insightEstimate, insightKey, keptReport, label, labelList, reportEstimate, reportList, task, turn, wire,
} from '@frameseek/core';

/** How one can sign in, among the facts of an answer that asks for it. */
export const waysToSignIn = z.object({ ways: z.array(z.string()).default([]) });

/** Every conversation. */
export const conversationList = z.object({ conversations: z.array(conversation) });

/** A conversation with everything that was asked and answered in it. */
export const conversationDetail = conversation.extend({ turnList: z.array(turn) });

/** What was made of a video, and what is being made. */
export const insightsOfVideo = z.object({ insights: z.array(insight), tasks: z.array(task) });

/** How well a query fits, 0 to 1, at every `interval` seconds of a video. */
export const scoreCurve = z.object({ interval: z.number(), scores: z.array(z.number()) });
