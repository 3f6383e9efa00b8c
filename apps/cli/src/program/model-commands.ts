import { SPACE_ROLES, type SpaceRole } from '@frameseek/core';
import { Argument, type Command } from 'commander';
import { moveStore } from '../commands/move-store.ts';
import { pullModels, showModels } from '../commands/models.ts';
import { dropSpace, moveModels, pauseSwap, rollBack } from '../commands/swap-models.ts';
import type { CommandContext } from './command-context.ts';

/** `store` and what is done about it. */
export const addStoreCommands = (program: Command, { session, ends }: CommandContext): void => {
  program.command('store').description('Where the vectors and words of the library lie')
    .command('move').description('Copy them into the folder of the library, or onto the Qdrant server of QDRANT_URL; nothing is indexed anew')
    .addArgument(new Argument('<to>', 'where they are to lie').choices(['lance', 'qdrant']))
    .action((to: 'lance' | 'qdrant') => ends(moveStore(session(), to)));
};

/** `models` and what is done about them. */
export const addModelCommands = (program: Command, { session, ends }: CommandContext): void => {
  const models = program.command('models').description('Show the models: what for, where from, how large, which serve, and what the films are being moved to')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => ends(showModels(session(), options)));
  models.command('pull').description('Download what is missing: the named models, or the preferred one of each kind')
    .argument('[ids...]', 'names of models')
    .action((ids: string[]) => ends(pullModels(session(), ids)));
  models.command('move').description('Have every film seen by the models of the settings now; searches are answered by the old ones meanwhile')
    .action(() => ends(moveModels(session())));
  const role = (): Argument => new Argument('<role>', 'what is seen, or what sentences mean').choices(SPACE_ROLES);
  models.command('pause').description('Let moving to another model rest').addArgument(role())
    .action((one: SpaceRole) => ends(pauseSwap(session(), one, true)));
  models.command('resume').description('Go on with it, also to a model that was turned down').addArgument(role())
    .action((one: SpaceRole) => ends(pauseSwap(session(), one, false)));
  models.command('rollback').description('Stay with the model that answers, or go back to the one before, at once').addArgument(role())
    .action((one: SpaceRole) => ends(rollBack(session(), one)));
  models.command('drop').description('Remove the vectors of a model that does not answer')
    .argument('<space>', 'the model, or its space as `models --json` names it')
    .action((id: string) => ends(dropSpace(session(), id)));
};
