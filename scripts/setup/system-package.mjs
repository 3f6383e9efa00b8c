import { run, tail } from '../tools.mjs';
import { reachProgram } from './find-program.mjs';

const has = async (program) => (await run(program, ['--version'])).code === 0;

/** The package managers of each system, in the order in which they are tried, each with the commands by which it installs a package. */
const MANAGERS = {
  linux: { apt: (name) => aptCommands(name) },
  darwin: { brew: (name) => [['brew', 'install', name]] },
  win32: {
    winget: (name) => [['winget', 'install', '--exact', '--id', name, '--silent', '--disable-interactivity', '--accept-source-agreements', '--accept-package-agreements']],
    scoop: (name) => [['scoop', 'install', name]],
    choco: (name) => [['choco', 'install', name, '--yes', '--no-progress']],
  },
};

/** Undefined where nobody could be asked for the password that this needs. */
const aptCommands = async (name) => {
  const commands = [['apt-get', 'update'], ['apt-get', 'install', '--yes', '--no-install-recommends', name]];
  if (process.getuid?.() === 0) return commands;
  if (!(await has('sudo'))) return undefined;
  const mayAsk = process.stdin.isTTY ? [] : ['--non-interactive'];
  return commands.map((command) => ['sudo', ...mayAsk, ...command]);
};

/** The program by which a package manager is started, where its name is another one. */
const STARTED_AS = { apt: 'apt-get' };

/**
 * Installs a program by the first package manager of this system that is there, knows the program (`names` has its name
 * there) and succeeds. Gives back why it could not, or undefined.
 */
export const installPackage = async (names, announce) => {
  const failures = [];
  for (const [manager, commandsFor] of Object.entries(MANAGERS[process.platform] ?? {})) {
    const program = STARTED_AS[manager] ?? manager;
    reachProgram(program);
    if (names[manager] === undefined || !(await has(program))) continue;
    const commands = await commandsFor(names[manager]);
    if (commands === undefined) continue;
    const failure = await runAll(commands, announce);
    if (failure === undefined) return undefined;
    failures.push(failure);
  }
  return failures.join('\n') || 'no package manager that may be used here';
};

const runAll = async (commands, announce) => {
  const words = commands.at(-1).join(' ');
  announce(`installing with ${words}`);
  let last = { code: 0, output: '' };
  for (const [command, ...args] of commands) {
    // A list of packages that cannot be refreshed may still do; only the last command counts.
    last = await run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return last.code === 0 ? undefined : `${words} failed:\n${tail(last.output, 5)}`;
};
