import { resolve } from 'node:path';
import { Fault, streamKind } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { printable } from '../terminal/format.ts';
import { table } from '../terminal/table.ts';

/** The flags of `stream add`. */
export interface AddStreamFlags {
  readonly name?: string;
  readonly days?: number;
  readonly gigabytes?: number;
}

/** `stream`: all of them, and what each does. */
export const listStreams = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const streams = engine.liveStreams();
    if (json) console.log(JSON.stringify({ streams }, undefined, 2));
    else if (streams.length === 0) console.log('There are no streams. Add one with: frameseek stream add <url>');
    else {
      const rows = streams.map(({ name, url, state, note = '', lagSeconds }) => [printable(name), state, lagSeconds === undefined ? '' : `${lagSeconds.toFixed(1)} s`, printable(url), printable(note)]);
      console.log(table(rows, { head: ['name', 'state', 'lag', 'address', 'note'] }));
    }
    return Promise.resolve(EXIT.done);
  });

/** `stream add`: it is recorded as long as `serve` or `worker` runs. */
export const addStream = (session: Session, url: string, { name, days, gigabytes }: AddStreamFlags): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    // A single letter is a drive of Windows.
    const address = /^[a-z]{2,}:/iu.test(url) ? url : resolve(url);
    streamKind(address);
    const stream = engine.addStream({ url: address, ...(name !== undefined && { name }), ...(days !== undefined && { keepDays: days }), ...(gigabytes !== undefined && { keepGigabytes: gigabytes }) });
    console.log(`${printable(stream.name)} is recorded while frameseek serve or frameseek worker runs, and kept for ${stream.keepDays} days or ${stream.keepGigabytes} GB.`);
    return Promise.resolve(EXIT.done);
  });

/** `stream pause` and `stream resume`. */
export const pauseStream = (session: Session, named: string, isPaused: boolean): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const { name } = engine.pauseStream(findStream(engine, named), isPaused);
    console.log(isPaused ? `${printable(name)} is not recorded any longer.` : `${printable(name)} is recorded again.`);
    return Promise.resolve(EXIT.done);
  });

/** `stream remove`. */
export const removeStream = (session: Session, named: string, { recordings = false }: { readonly recordings?: boolean }): Promise<ExitCode> =>
  withRuntime(session, async ({ engine }) => {
    await engine.removeStream(findStream(engine, named), { recordings, signal: session.signal });
    console.log(recordings ? 'The stream and its recordings are removed.' : 'The stream is removed; its recordings stay in the library.');
    return EXIT.done;
  });

/** `alerts`: what rang, newest first. */
export const listAlerts = (session: Session, { json, limit, unseen = false, seen }: { readonly json?: true; readonly limit: number; readonly unseen?: boolean; readonly seen?: true }): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const alerts = engine.alerts({ limit, unseen });
    if (seen) engine.markAlertsSeen();
    if (json) console.log(JSON.stringify({ alerts }, undefined, 2));
    else if (alerts.length === 0) console.log('Nothing has rung.');
    else {
      const names = new Map(engine.rules().map(({ id, name }) => [id, name]));
      console.log(table(alerts.map(({ ruleId, videoId, happenedAt, start, score, feedback = '' }) => [
        new Date(happenedAt).toLocaleString(), printable(names.get(ruleId) ?? ''), printable(engine.record(videoId).title), `${start.toFixed(1)} s`, score.toFixed(2), feedback,
      ]), { head: ['when', 'rule', 'video', 'at', 'score', 'said'] }));
    }
    return Promise.resolve(EXIT.done);
  });

const findStream = ({ liveStreams }: Engine, named: string): string => {
  const found = liveStreams().filter(({ id, name }) => id === named || name === named);
  const [first] = found;
  if (first === undefined) throw new Fault('library/unknown-stream', { id: named });
  if (found.length > 1) throw new Fault('input/invalid', { problems: [`${found.length} streams are called ${named}; say which by its id, which --json shows`] });
  return first.id;
};
