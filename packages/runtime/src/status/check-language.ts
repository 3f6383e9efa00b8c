import { drain, faultMessage, isAbort, isFault, type Abortable, type ModelRequest, type PartStatus } from '@frameseek/core';
import type { MeteredModel } from '@frameseek/engine';

/** Makes one tiny call, with a picture where the model takes them, and says whether and how fast it answered. It may cost a little money. */
export const checkLanguage = async (model: MeteredModel, options: Abortable): Promise<Pick<PartStatus, 'state' | 'why' | 'remedy'>> => {
  const request = tinyRequest(model.info.takesImages);
  // An answer from memory would say nothing.
  model.forget(request);
  const began = performance.now();
  try {
    await drain(model.stream(request, options));
  } catch (error) {
    if (isAbort(error) || !isFault(error)) throw error;
    const refusesPictures = model.info.takesImages && error.code === 'model/failed';
    return { state: 'off', why: faultMessage(error), ...(refusesPictures && { remedy: 'If it takes no pictures, set FRAMESEEK_LANGUAGE_PICTURES=false.' }) };
  }
  return { state: 'on', why: `it answered in ${((performance.now() - began) / 1000).toFixed(1)} s` };
};

const tinyRequest = (withPicture: boolean): ModelRequest => ({
  purpose: 'check',
  system: 'You answer with one word.',
  maxOutputTokens: 20,
  messages: [{
    role: 'user',
    parts: withPicture
      ? [{ type: 'text', text: 'Which colour does this picture have?' }, { type: 'image', jpeg: Buffer.from(RED_PICTURE, 'base64') }]
      : [{ type: 'text', text: 'Which colour does blood have?' }],
  }],
});

/** A red JPEG of 16 × 8 pixels. */
const RED_PICTURE = [
  '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgoKC8oLzc3Nzc3N0E8QUNDQ0FBQUFDQ0NISEhVVVVISEhDQ0hIUFBVVVxfXFdXVVdfX2RkZHh4',
  'c3OMjJGsrM//xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABgcQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAIABADASIA',
  'AhEAAxEA/9oADAMBAAIRAxEAPwCLAFF/f//Z',
].join('');
