import type { Command } from 'commander';
import { speakers, type SpeakersOptions } from '../commands/library/speakers.ts';
import { listVideos } from '../commands/list-videos.ts';
import { listObjects, type ObjectsOptions } from '../commands/library/list-objects.ts';
import { listSounds } from '../commands/list-sounds.ts';
import { pickTrack } from '../commands/pick-track.ts';
import { removeVideo } from '../commands/remove-video.ts';
import { tagVideo } from '../commands/library/tag-video.ts';
import { transcript, type TranscriptOptions } from '../commands/transcript.ts';
import { repeated, time } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** Commands about the videos of the library, one by one. */
export const addVideoCommands = (program: Command, { session, ends }: CommandContext): void => {
  program.command('list').description('List the videos of the library')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => ends(listVideos(session(), options)));
  program.command('remove').description('Remove a video from the library; its file stays')
    .argument('<video>', 'its id, path or title')
    .action((video: string) => ends(removeVideo(session(), video)));
  program.command('tag').description('Add tags to a video, or show those it has; a search is limited to them with tag:name')
    .argument('<video>', 'its id, path or title')
    .argument('[tags...]', 'labels of your own')
    .option('--remove', 'take these tags away, or all of them')
    .action((video: string, tags: string[], options: { remove?: true }) => ends(tagVideo(session(), { video, tags }, options)));
  program.command('track').description('Show the sound tracks of a video, or have the speech of another one searched; only the speech is done anew')
    .argument('<video>', 'its id, path or title')
    .argument('[track]', 'its number, or auto')
    .action((video: string, track?: string) => ends(pickTrack(session(), { video, ...(track !== undefined && { track }) })));
  program.command('objects').description('Show which things are in the picture of a video, with their colours and ways; object:car color:red moving:left searches for them')
    .argument('<video>', 'its id, path or title')
    .option('--label <class>', 'only those of this class, such as person')
    .option('--json', 'as JSON')
    .action((video: string, options: ObjectsOptions) => ends(listObjects(session(), { video }, options)));
  program.command('sounds').description('Show what is heard in a video beside words: laughter, applause, music, a siren')
    .argument('<video>', 'its id, path or title')
    .option('--json', 'as JSON')
    .action((video: string, options: { json?: true }) => ends(listSounds(session(), { video }, options)));
  program.command('speakers').description('Show who speaks in a video, told apart by their voices, or name them; a search is limited to what somebody says with speaker:name')
    .argument('<video>', 'its id, path or title')
    .option('--name <number=name>', 'who a speaker is, such as "2=Ada"; "2=" takes the name back', repeated)
    .option('--not <number=name>', 'who a speaker is not, though they sound the same: it is not asked again', repeated)
    .option('--json', 'as JSON')
    .action((video: string, options: SpeakersOptions) => ends(speakers(session(), { video }, options)));
  program.command('transcript').description('Show what is said in a video, or correct it: what is corrected stays so when the speech is recognised anew')
    .argument('<video>', 'its id, path or title')
    .argument('[words...]', 'what is really said')
    .option('--correct <time>', 'the line that begins there, as the transcript shows it', time)
    .option('--undo <time>', 'have in that line what stood there before', time)
    .option('--replace <words>', 'in every line; whole words, whatever their capitals')
    .option('--json', 'as JSON')
    .action((video: string, words: string[], options: TranscriptOptions) => ends(transcript(session(), { video, words }, options)));
};
