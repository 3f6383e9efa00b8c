/**
 * Every failure that Frameseek itself recognises: a code, the facts that belong to it, and the origin as `cause`.
 * `FaultFacts` is the list of all codes; whoever adds one is told by the compiler where words and HTTP statuses are due.
 */
export interface FaultFacts {
  /** A file or folder that was named does not exist. */
  'file/missing': { path: string };
  /** It exists, but the rights of this process do not suffice to read it, or to write there. */
  'file/forbidden': { path: string; wanted?: 'write' };
  'file/empty': { path: string };
  /** The file lies outside the folders that this server may read. */
  'file/outside-media': { path: string; allowed: readonly string[] };
  'file/disk-full': { path: string };
  /** The system gives it for no reason of ours: a link that leads round in a circle, a broken disk, a share that went away. */
  'file/unreadable': { path: string; reason: string };
  /** A subtitle that came with a film is left out; the film itself is read. */
  'subtitle/unread': { path: string; reason: string };
  /** In which encoding a subtitle file is cannot be told; `likely`: the best guesses, if any. */
  'subtitle/encoding': { path: string; likely: readonly string[] };
  /** Some of its lines are left out. */
  'subtitle/partly-read': { path: string; lines: number; of: number; reason: string };
  /** ffprobe finds neither a picture nor a sound stream. */
  'media/unreadable': { path: string; reason: string };
  /** Decoding started and broke; what was read before is kept. */
  'media/decode-failed': { path: string; reason: string };
  'media/no-such-stream': { path: string; wanted: 'video' | 'audio' };
  'media/timeout': { path: string; limitMs: number };
  'tool/missing': { tool: string; install: string };
  'tool/failed': { tool: string; reason: string };
  'model/unavailable': { model: string; reason: string; remedy: string };
  'model/download-failed': { model: string; url: string; reason: string };
  'model/checksum': { model: string; file: string; expected: string; actual: string };
  'model/broken': { model: string; reason: string };
  'model/failed': { model: string; reason: string };
  /** The provider does not take our key, or does not let us use this model. */
  'model/refused': { model: string; reason: string };
  /** It asks to come back later: too many requests, or it is overloaded. */
  'model/busy': { model: string; retryAfterMs?: number };
  /** What the model wrote is not what was asked for, though it was asked twice. */
  'model/nonsense': { model: string; reason: string };
  /** A limit on what models may cost was reached. */
  'model/over-budget': { limit: string; spent: string; setting: string };
  'store/unavailable': { store: string; reason: string };
  'store/failed': { store: string; reason: string };
  'store/space-mismatch': { space: string; expected: number; actual: number };
  'library/unknown-video': { id: string };
  'library/unknown-job': { id: string };
  'library/unknown-label': { id: string };
  'library/unknown-collection': { id: string };
  'library/unknown-conversation': { id: string };
  'library/unknown-report': { id: string };
  'library/unknown-task': { id: string };
  'library/unknown-stream': { id: string };
  /** A saved search that rings, or one of its rings. */
  'library/unknown-alert': { id: string };
  'library/unknown-user': { id: string };
  /** A session, a token or a share link. */
  'library/unknown-pass': { id: string };
  'library/nothing-made': { id: string; key: string };
  'query/empty': Record<never, never>;
  'query/too-long': { length: number; limit: number };
  /** It asks for more things than one search looks for. */
  'query/too-complex': { clauses: number; limit: number };
  'input/invalid': { problems: readonly string[] };
  'config/invalid': { problems: readonly string[] };
  /** An address that may not be asked. */
  'url/refused': { url: string; reason: string };
  /** It was asked, and gave nothing that could be kept. */
  'url/failed': { url: string; reason: string };
  /** What lies there is no video or sound. */
  'url/not-media': { url: string; type: string };
  /** The mail server did not take a letter now. */
  'mail/failed': { server: string; reason: string };
  'broker/failed': { server: string; reason: string };
  /** The mail server will never take it: no such mailbox, or not from us. */
  'mail/refused': { to: string; reason: string };
  'server/port-taken': { port: number; setting: string };
  /** A server of ours did not start, ended, or does not answer. */
  'server/failed': { server: string; reason: string };
  'server/unknown-route': { method: string; path: string };
  /** The path is there, and takes other methods. */
  'server/wrong-method': { method: string; path: string; allowed: readonly string[] };
  /** What was sent has more bytes than the server takes. */
  'server/too-large': { limitBytes: number };
  /** It has too much to do at this moment. */
  'server/busy': { retryAfterMs: number };
  /** `ways`: how one can sign in, as far as that may be told. */
  'auth/required': { ways?: readonly string[] };
  /** What was shown to sign in is not right. */
  'auth/refused': { by: 'token' | 'password' | 'provider' };
  /** Whoever asks is known, and may not do this. */
  'auth/forbidden': { needs: string };
  /** A share link that never was, was revoked, or has expired. */
  'auth/link-ended': Record<never, never>;
  /** A page of another site, or a name that is not this server's, tries to use it through the browser. */
  'auth/foreign-site': { site: string };
}

/** The code of a fault, `<area>/<what>`: a stable name for programs. */
export type FaultCode = keyof FaultFacts;

/** Faults that may pass by themselves, so that the same idempotent call is worth another try. */
const RETRYABLE: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'media/timeout',
  'model/download-failed',
  'model/busy',
  'store/unavailable',
  'server/busy',
]);

const BRAND = Symbol.for('frameseek.fault');

/** The one error class. Recognise it with `isFault`, not `instanceof`: two copies of this module may be loaded. */
export class Fault<Code extends FaultCode = FaultCode> extends Error {
  override readonly name = 'Fault';
  readonly code: Code;
  readonly facts: FaultFacts[Code];

  constructor(code: Code, facts: FaultFacts[Code], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
    Object.defineProperty(this, BRAND, { value: true });
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

/** Whether `value` is one of our faults, whichever copy of this module made it. */
export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && BRAND in value;

/** Whether `value` is a fault of exactly this code; narrows its facts. */
export const isFaultOf = <Code extends FaultCode>(value: unknown, code: Code): value is Fault<Code> =>
  isFault(value) && value.code === code;

/** Whether the work ended because its signal was aborted. Such errors pass through everything untouched. */
export const isAbort = (value: unknown): boolean => value instanceof Error && value.name === 'AbortError';
