import { run, tail } from '../tools.mjs';

const has = async (program) => (await run(program, ['--version'])).code === 0;

/** How this system installs programs: the commands to run, in order, and their words for people. Undefined when unknown. */
const installerOf = async ({ apt, brew, winget }) => {
  if (process.platform === 'darwin' && brew && (await has('brew'))) return { commands: [['brew', 'install', brew]] };
  if (process.platform === 'win32' && winget && (await has('winget'))) {
    return { commands: [['winget', 'install', '--exact', '--id', winget, '--accept-source-agreements', '--accept-package-agreements']] };
  }
  if (process.platform === 'linux' && apt && (await has('apt-get'))) return aptInstaller(apt);
  return undefined;
};

const aptInstaller = async (name) => {
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', name];
  const commands = [['apt-get', 'update'], install];
  if (process.getuid?.() === 0) return { commands };
  if (!(await has('sudo'))) return undefined;
  const mayAsk = process.stdin.isTTY ? [] : ['--non-interactive'];
  return { commands: commands.map((command) => ['sudo', ...mayAsk, ...command]) };
};

/** Installs a program through the system's package manager; gives back why it could not, or undefined. */
export const installPackage = async (names, announce) => {
  const installer = await installerOf(names);
  if (installer === undefined) return 'no package manager that may be used here';
  announce(`installing with ${installer.commands.at(-1).join(' ')}`);
  let last = { code: 0, output: '' };
  for (const [command, ...args] of installer.commands) {
    // A list of packages that cannot be refreshed may still do; only the last command counts.
    last = await run(command, args, { show: false, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return last.code === 0 ? undefined : `${installer.commands.at(-1).join(' ')} failed:\n${tail(last.output, 5)}`;
};
