import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** This computer; tests bring another one. */
const here = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

/**
 * Full path of a program, or undefined: on the PATH, or where a package manager puts it, as the PATH of a terminal that was
 * opened before the program was installed does not lead there.
 */
export const findProgram = (name, computer = here) => {
  const { join } = pathsOf(computer);
  const file = computer.platform === 'win32' ? `${name}.exe` : name;
  return [...pathFolders(computer), ...installFolders(computer)].map((folder) => join(folder, file)).find(computer.exists);
};

/** Puts the folder of a program that is there on the PATH of this process, and so of what it starts. */
export const reachProgram = (name, computer = here) => {
  const { dirname, delimiter } = pathsOf(computer);
  const file = findProgram(name, computer);
  if (file === undefined || pathFolders(computer).includes(dirname(file))) return;
  computer.env.PATH = [...pathFolders(computer), dirname(file)].join(delimiter);
};

const pathsOf = ({ platform }) => (platform === 'win32' ? path.win32 : path.posix);

const pathFolders = (computer) => (computer.env.PATH ?? '').split(pathsOf(computer).delimiter).filter(Boolean);

const installFolders = (computer) =>
  computer.platform === 'win32' ? windowsFolders(computer) : ['/opt/homebrew/bin', '/usr/local/bin', '/home/linuxbrew/.linuxbrew/bin', '/snap/bin'];

/** winget links programs into a folder of its own where Windows lets it, and else leaves them where it unpacked them. */
const windowsFolders = ({ env, list }) => {
  const { join } = path.win32;
  const { LOCALAPPDATA = '', ProgramFiles = '', ProgramData = '', USERPROFILE = '' } = env;
  const packages = join(LOCALAPPDATA, 'Microsoft', 'WinGet', 'Packages');
  const unpacked = list(packages).flatMap((name) => list(join(packages, name)).map((folder) => join(packages, name, folder, 'bin')));
  return [
    join(LOCALAPPDATA, 'Microsoft', 'WinGet', 'Links'),
    join(ProgramFiles, 'WinGet', 'Links'),
    ...unpacked,
    join(env.SCOOP ?? join(USERPROFILE, 'scoop'), 'shims'),
    join(env.SCOOP_GLOBAL ?? join(ProgramData, 'scoop'), 'shims'),
    join(env.ChocolateyInstall ?? join(ProgramData, 'chocolatey'), 'bin'),
  ];
};
