// The policy of our pages forbids code made from strings, so zod must be told before its first schema is made.
import './zod-settings.ts';

export {
  ROLES, apiTokenList, auditLog, issuedApiToken, issuedShare, sessionList, shareList, sharedView, user, userList, whoami,
  CAPTION_STYLES, MODALITIES, answerStep, conversation, evalReport, evidence, insight, insightEstimate, insightKey, label, labelList, parseSyntax, printSyntax, task, turn, wire,
} from '@frameseek/core';
