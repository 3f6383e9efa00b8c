/** Tells the time of each further picture as it is shown, in seconds, until the function that it gives is called. */
export const followFrames = (media: HTMLVideoElement, onFrame: (at: number) => void): (() => void) => {
  const listeners = new AbortController();
  if ('requestVideoFrameCallback' in media) {
    let asked = 0;
    const next = (_: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      onFrame(mediaTime);
      asked = media.requestVideoFrameCallback(next);
    };
    asked = media.requestVideoFrameCallback(next);
    listeners.signal.addEventListener('abort', () => media.cancelVideoFrameCallback(asked));
  } else {
    // Browsers that do not tell: as often as the page is drawn.
    let asked = 0;
    const next = (): void => {
      onFrame((media as HTMLVideoElement).currentTime);
      asked = requestAnimationFrame(next);
    };
    asked = requestAnimationFrame(next);
    listeners.signal.addEventListener('abort', () => cancelAnimationFrame(asked));
  }
  return () => listeners.abort();
};
