/** Whether most letters of a text are of other scripts than the Latin one, which models of English know nothing of. */
export const isForeignScript = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length > letters.length / 2;
};
