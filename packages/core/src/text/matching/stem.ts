/** A rough English stem of a word in lower case, good enough to compare the words of one query with those of one line. */
export const stem = (word: string): string => {
  const bare = word.replace(/'s$/u, '').replace(/(?:ing|ed|es|s|e)$/u, '');
  return bare.length >= 3 ? bare : word;
};
