/** Where menus and cards are put that float above the page: inside its main part, so that they belong to a landmark. */
export const contentElement = (): HTMLElement | null => (typeof document === 'undefined' ? null : document.getElementById('content'));
