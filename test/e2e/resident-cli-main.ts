import { runCli } from '../../apps/cli/src/program/run-cli.ts';
import { END, type Command } from './resident-cli.ts';

process.on('message', (command: Command) => void run(command));
// Whoever gave the commands is gone.
process.on('disconnect', () => process.exit());

const run = async ({ args, cwd, env }: Command): Promise<void> => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  const code = await runCli(args, new AbortController().signal);
  // Behind all that was printed; pipes are written in order.
  process.stdout.write(END);
  process.stderr.write(END);
  process.send?.(code);
};
