/** Which model serves, and what a person should know about it. */
export interface ModelInfo {
  readonly id: string;
  /** A weak development aid, to be shown as such. */
  readonly standIn: boolean;
  /** Trained on English: of words in other scripts it knows nothing. Absent: it knows many languages, or nobody has said. */
  readonly englishOnly?: true;
}
