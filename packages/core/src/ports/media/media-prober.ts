import type { Probe, VideoId } from '../../domain/video.ts';
import type { Abortable } from '../abortable.ts';

/** Says which content a file holds, and what its container tells of it, without decoding it. */
export interface MediaProber {
  /** Content id, cheap for files of any size: from the size and samples of the content. Throws `file/missing`, `file/empty`. */
  identify(path: string, options: Abortable): Promise<VideoId>;
  /** SHA-256 of all of a file, in 64 hexadecimal digits: takes as long as reading it. Throws what `identify` throws. */
  digest(path: string, options: Abortable): Promise<string>;
  /** What ffprobe tells. Throws `media/unreadable` where there is neither picture nor sound. */
  probe(path: string, options: Abortable): Promise<Probe>;
}
