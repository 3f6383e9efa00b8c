import type { AudioReader } from './audio-reader.ts';
import type { ClipMaker } from './clip-maker.ts';
import type { FrameReader } from './frame-reader.ts';
import type { FrameScanner } from './frame-scanner.ts';
import type { MediaProber } from './media-prober.ts';
import type { PictureImporter } from './picture-importer.ts';
import type { PictureWriter } from './picture-writer.ts';
import type { QualityAnalyser } from './quality-analyser.ts';
import type { SpriteMaker } from './sprite-maker.ts';
import type { StoryboardMaker } from './storyboard-maker.ts';
import type { StreamEncoder } from './stream-encoder.ts';
import type { SubtitleReader } from './subtitle-reader.ts';

/**
 * Everything that the engine needs of media files, put together from one small port for each need. Every long call takes a
 * signal and rejects with its `AbortError`; files that cannot be read reject with a `Fault` of `file/…` or `media/…`, and a
 * tool that is not installed with `tool/missing`. Times are seconds on the presentation time line of the file.
 */
export interface Media
  extends MediaProber, FrameScanner, FrameReader, AudioReader, SubtitleReader, PictureWriter, PictureImporter, SpriteMaker,
  QualityAnalyser, StoryboardMaker, ClipMaker, StreamEncoder {}
