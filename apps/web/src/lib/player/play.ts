/** Starts a media element. A browser may refuse to start sound without a click, and a pause may overtake the start: the element tells both. */
export const play = async (media: HTMLMediaElement): Promise<void> => {
  try {
    await media.play();
  } catch (error) {
    if (!(error instanceof DOMException) || !['NotAllowedError', 'AbortError', 'NotSupportedError'].includes(error.name)) throw error;
  }
};
