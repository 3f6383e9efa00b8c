/**
 * How much of everything one may send and ask for: the one table, which the server enforces and its description tells. Others that
 * stand elsewhere belong to what they limit: clauses of a query, searches at a time, cues of a subtitle file.
 */
export const LIMITS = {
  /**
   * Requests in a minute, by kind, of one session, token or link; of one address (IPv6: network) where none is shown. What a page of the web app asks for
   * while somebody works fast stays far below. A server that nobody needs to sign in to counts nothing: only this computer reaches it.
   */
  requestsPerMinute: {
    usual: 1_200,
    /** Pieces of films, pictures, pieces of uploads: a player asks for many. */
    media: 6_000,
    search: 300,
    /** What takes a core, or money, for a while: films to take away, answers, insights, uploads that begin. */
    heavy: 120,
    signIn: 20,
  },
  /** Of a JSON body. */
  bodyBytes: 1_000_000,
  /** A query that is far too long must still arrive, to be told so. Node's own limit is 16 KB. */
  headerBytes: 256_000,
  /** Of a picture to search with; what a camera makes of 50 megapixels. It is held in memory while it is read. */
  pictureBytes: 25_000_000,
  /** Files of one form. */
  formFiles: 100,
  /** Milliseconds that a body may rest. */
  bodyIdleMs: 60_000,
  /** Milliseconds in which a body that is no upload must have come. */
  bodyWholeMs: 30_000,
  /** Milliseconds that a connection may rest between two requests. */
  keepAliveMs: 65_000,
  /** Milliseconds in which the head of a request must have come. */
  headMs: 30_000,
} as const;

/** Of which count a request is. */
export type RateKind = keyof typeof LIMITS.requestsPerMinute;
