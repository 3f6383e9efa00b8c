import { describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/setup/chromium.mjs';
import { findProgram, reachProgram, type Computer } from '../../scripts/setup/find-program.mjs';

const USER = 'C:\\Users\\Ada Lovelace';
const LOCAL = `${USER}\\AppData\\Local`;
const WINGET = `${LOCAL}\\Microsoft\\WinGet`;
const UNPACKED = 'Packages\\Gyan.FFmpeg_Microsoft.Winget.Source_8wekyb3d8bbwe';

/** A computer with these files, on which a terminal has been open since before they came. */
const computer = (platform: NodeJS.Platform, files: readonly string[], more: Record<string, string> = {}): Computer => ({
  platform,
  env: {
    PATH: platform === 'win32' ? 'C:\\Windows\\system32;C:\\Windows' : '/usr/bin:/bin',
    ...(platform === 'win32' && { LOCALAPPDATA: LOCAL, USERPROFILE: USER, ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', ProgramData: 'C:\\ProgramData' }),
    ...more,
  },
  exists: (path) => files.includes(path),
  list: (folder) => [...new Set(files.filter((file) => file.startsWith(`${folder}\\`)).map((file) => file.slice(folder.length + 1).split('\\')[0] ?? ''))],
});

describe('ffmpeg is found', () => {
  it.each([
    ['on the PATH', 'linux', '/usr/bin/ffmpeg'],
    ['where Homebrew puts it', 'darwin', '/opt/homebrew/bin/ffmpeg'],
    ['on the PATH of Windows', 'win32', 'C:\\Windows\\ffmpeg.exe'],
    ['among the links of winget', 'win32', `${WINGET}\\Links\\ffmpeg.exe`],
    ['where winget unpacked it', 'win32', `${WINGET}\\${UNPACKED}\\ffmpeg-8.0-full_build\\bin\\ffmpeg.exe`],
    ['among the shims of Scoop', 'win32', `${USER}\\scoop\\shims\\ffmpeg.exe`],
    ['among the shims of Scoop for everybody', 'win32', 'C:\\ProgramData\\scoop\\shims\\ffmpeg.exe'],
    ['where Chocolatey puts it', 'win32', 'C:\\ProgramData\\chocolatey\\bin\\ffmpeg.exe'],
  ] as const)('%s (%s)', (_where, platform, file) => {
    expect(findProgram('ffmpeg', computer(platform, [file]))).toBe(file);
  });

  it('where the settings of Scoop and Chocolatey say', () => {
    const env = { SCOOP: 'D:\\scoop', ChocolateyInstall: 'D:\\choco' };
    expect(findProgram('ffmpeg', computer('win32', ['D:\\scoop\\shims\\ffmpeg.exe'], env))).toBe('D:\\scoop\\shims\\ffmpeg.exe');
    expect(findProgram('ffprobe', computer('win32', ['D:\\choco\\bin\\ffprobe.exe'], env))).toBe('D:\\choco\\bin\\ffprobe.exe');
  });

  it('nowhere, where it is not', () => {
    expect(findProgram('ffmpeg', computer('win32', []))).toBeUndefined();
    expect(findProgram('ffmpeg', computer('win32', ['C:\\Windows\\ffmpeg']))).toBeUndefined();
  });

  it('first on the PATH, which stays as it is', () => {
    const both = computer('win32', ['C:\\Windows\\ffmpeg.exe', `${WINGET}\\Links\\ffmpeg.exe`]);
    reachProgram('ffmpeg', both);
    expect(both.env['PATH']).toBe('C:\\Windows\\system32;C:\\Windows');
  });

  it('by what is started from here on, also where the PATH did not lead there', () => {
    const one = computer('win32', [`${USER}\\scoop\\shims\\ffmpeg.exe`]);
    reachProgram('ffmpeg', one);
    reachProgram('ffmpeg', one);
    expect(one.env['PATH']).toBe(`C:\\Windows\\system32;C:\\Windows;${USER}\\scoop\\shims`);
  });
});

describe('a browser for the tests is found', () => {
  it.each([
    ['linux', '/usr/bin/chromium'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', `${LOCAL}\\Google\\Chrome\\Application\\chrome.exe`],
    ['win32', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('on %s at %s', (platform, file) => {
    expect(findChromium(computer(platform, [file]))).toBe(file);
  });

  it('where CHROMIUM_PATH says, before all others', () => {
    expect(findChromium(computer('linux', ['/usr/bin/chromium', '/opt/chrome'], { CHROMIUM_PATH: '/opt/chrome' }))).toBe('/opt/chrome');
    expect(findChromium(computer('linux', ['/usr/bin/chromium'], { CHROMIUM_PATH: '' }))).toBe('/usr/bin/chromium');
  });
});
