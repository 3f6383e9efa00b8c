import { CAPTION_STYLES } from '@frameseek/core';
import { Argument, Option, type Command } from 'commander';
import { makeInsight, type MakeOptions } from '../commands/make-insight.ts';
import { MAKE_TARGETS, type MakeTarget } from '../insights/insight-request.ts';
import type { CommandContext } from './command-context.ts';

/** `make`: one command for everything that is made of a whole video. */
export const addMakeCommand = (program: Command, { session, ends }: CommandContext): void => {
  program.command('make').description('Make chapters, a summary, captions … of a whole video, once; then show them')
    .addArgument(new Argument('<what>', 'what to make').choices(MAKE_TARGETS))
    .argument('<video>', 'its id, path or title')
    .addOption(new Option('--style <style>', 'of captions').choices(CAPTION_STYLES).default('brief'))
    .option('--wish <words>', 'for highlights: what they should show')
    .option('--object <words>', 'for track: what to look for, such as "red car"')
    .option('--to <language>', 'for translation: into which, such as de')
    .option('--out <file>', 'write it to this file, in the format of its ending')
    .option('--json', 'as JSON, the same as in GET /api/videos/:id/insights')
    .option('--estimate', 'say what it would cost, and make nothing')
    .option('--again', 'make it anew, even where it was made before')
    .addHelpText('after', MAKE_HELP)
    .action((what: MakeTarget, video: string, options: MakeOptions) => ends(makeInsight(session(), { what, video }, options)));
};

const MAKE_HELP = `
What can be made, and the files that --out writes:
  chapters     where the topic shifts             .vtt .txt (YouTube's list) .ffmetadata .json
  summary      overview, segments, events *       .txt .json
  captions     a description of each shot *       .txt .json
  highlights   the liveliest stretches            .mp4 .txt .json
  actions      who does what, when *              .txt .json
  track        where an object is seen            .txt .json
  storyboard   pictures in rows, with times       .png
  shots        every shot, what is said and shown .csv .json
  quality      black, frozen, silent … stretches  .txt .json
  sound        waveform and spectrogram           .png (the spectrogram beside it, as …-spectrogram.png)
  translation  what is said and written, in the language of --to * .srt .vtt .txt .json
* needs a language model: set FRAMESEEK_LANGUAGE_MODEL; with one, chapters get better titles
`;
