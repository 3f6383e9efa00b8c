import { resolve } from 'node:path';
import { Fault } from '@frameseek/core';
import { installHint } from './install-hint.ts';

interface ToolFailure {
  readonly tool: string;
  readonly path: string;
  /** Its last lines on stderr. */
  readonly stderr: readonly string[];
  /** How its process ended. */
  readonly exitCode?: number | null;
  readonly signalCode?: NodeJS.Signals | null;
}

/** Exit codes of the shell that starts it: what it is to start is not there, or may not be started. */
const NOT_STARTED: readonly unknown[] = [126, 127];

const NOT_MEDIA = /Invalid data found|moov atom not found|not on whitelist|EBML header parsing failed|could not find codec parameters|does not contain any stream/i;

/** ffmpeg ends in order at SIGXCPU, which is 24 on Linux and macOS. */
const CPU_SIGNAL = /received signal 24\b/;

/** Translates the death of a tool into a fault, from what it said last on stderr: missing, disk full, forbidden, unreadable, failed or undecodable. */
export const toolFault = (error: Error, { tool, path, stderr, exitCode, signalCode }: ToolFailure): Fault => {
  const cause = { cause: error };
  if (NOT_STARTED.includes(exitCode) || ('code' in error && (error.code === 'ENOENT' || error.code === 'EACCES'))) {
    return new Fault('tool/missing', { tool, install: installHint() }, cause);
  }
  const text = stderr.join('\n');
  if (signalCode === 'SIGXCPU' || CPU_SIGNAL.test(text)) return new Fault('media/decode-failed', { path, reason: 'it takes too much processor time' }, cause);
  const reason = reasonOf(stderr, path) ?? error.message;
  if (/No space left on device|Disk quota exceeded/i.test(text)) return new Fault('file/disk-full', { path }, cause);
  if (/Permission denied|Operation not permitted/i.test(text)) return new Fault('file/forbidden', { path }, cause);
  if (/No such file or directory/i.test(text)) return new Fault('file/missing', { path }, cause);
  if (NOT_MEDIA.test(text)) return new Fault('media/unreadable', { path, reason }, cause);
  if (/Unrecognized option|No such filter|Unknown encoder|Error (parsing|splitting)/i.test(text)) {
    return new Fault('tool/failed', { tool, reason }, cause);
  }
  return new Fault('media/decode-failed', { path, reason }, cause);
};

/** The last line that says something, without the tags and the name of the file in front of it: the fault names it already. */
const reasonOf = (stderr: readonly string[], path: string): string | undefined => {
  const name = `file:${resolve(path)}: `;
  const plain = stderr.map((line) => {
    const words = line.replace(/^(\[[^\]]*\]\s*)+/, '');
    return (words.startsWith(name) ? words.slice(name.length) : words).replace(/(?<![\s.])[\s.]+$/, '');
  });
  return plain.filter((line) => line !== '' && !/^Conversion failed/i.test(line)).at(-1);
};
