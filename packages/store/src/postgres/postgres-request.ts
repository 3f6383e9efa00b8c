import type { MessagePort } from 'node:worker_threads';
import type { SqlValue } from '../database/database.ts';

/** What the thread of a connection begins with. */
export interface PostgresThreadData {
  readonly port: MessagePort;
  /** Counts answers; whoever waits is woken by it. */
  readonly signal: Int32Array;
  readonly url: string;
  /** Milliseconds that connecting may take. */
  readonly connectMs: number;
  /** What each new connection is told. */
  readonly setUp: string;
}

/** Statements to run one after the other. */
export interface PostgresRequest {
  readonly steps: readonly Step[];
  /** Which of them the answer is about. */
  readonly answer: number;
  /** The connection it must be, where a transaction was begun on it. */
  readonly session?: number;
  /** Whether a failure takes back what the steps before it did. */
  readonly undo: boolean;
}

/** A statement with its values; without any, several statements. */
export interface Step {
  readonly text: string;
  readonly values?: readonly SqlValue[];
}

/** What that statement gave, and on which connection; or why one failed. */
export type PostgresAnswer = { readonly session: number; readonly count: number; readonly rows: readonly unknown[] } | { readonly failure: PostgresFailure };

/** Why a statement failed. */
export interface PostgresFailure {
  readonly message: string;
  /** SQLSTATE where the server said it, a name of the system where the connection failed. */
  readonly code?: string;
  /** Whether there was no connection to begin with. */
  readonly away?: boolean;
}
