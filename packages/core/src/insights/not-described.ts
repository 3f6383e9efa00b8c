/** Said where only what is described is searched, and no film has been: a program that offers to do it knows it by this. */
export const NOT_DESCRIBED = 'No film is described yet, so only titles, tags and what files say of themselves are searched here. A language model describes what is seen, film by film: by its captions.';
