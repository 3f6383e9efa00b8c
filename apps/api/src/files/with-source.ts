import { access } from 'node:fs/promises';
import { Fault, isFaultOf, type Abortable, type VideoId } from '@frameseek/core';
import { systemPath } from '@frameseek/runtime';
import type { Call } from '../http/endpoint.ts';
import { checkSource } from './media-folders.ts';

interface SourceRequest extends Abortable {
  readonly id: VideoId;
}

/**
 * Does something with the file of a video. One that is gone is marked, so that everybody sees it, and a copy takes its place where
 * there is one; the mark goes where the file is back. Rejects with `file/missing`, as `checkSource` does, and with what `work` does.
 */
export const withSource = async <Result>(
  { runtime: { engine, config } }: Pick<Call, 'runtime'>, { id, signal }: SourceRequest, work: (path: string) => Promise<Result>,
): Promise<Result> => {
  const attempt = async (path: string): Promise<Result> => {
    await checkSource(path, config);
    await access(systemPath(path)).catch((cause: unknown) => {
      throw new Fault('file/missing', { path }, { cause });
    });
    return await work(path);
  };
  const { path, missing } = engine.record(id);
  if (missing === true) await engine.checkFiles([path], { signal });
  try {
    return await attempt(engine.record(id).path);
  } catch (error) {
    if (!isFaultOf(error, 'file/missing')) throw error;
    await engine.checkFiles([path], { signal });
    const copy = engine.record(id).path;
    if (copy === path) throw error;
    return await attempt(copy);
  }
};
