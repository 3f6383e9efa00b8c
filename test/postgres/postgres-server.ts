import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A PostgreSQL server of the tests' own. */
export interface PostgresServer {
  /** The address of a database there; made where it is missing. */
  url(database?: string): string;
  /** Runs SQL as its owner, apart from all that is tested. */
  sql(text: string, database?: string): string;
  start(): Promise<void>;
  /** Ends it as a kill does, at once and without a word to anybody. */
  kill(): Promise<void>;
  /** Has it accept connections and answer nothing, or go on. */
  freeze(isFrozen: boolean): void;
  /** Ends it, and removes what it held. */
  remove(): Promise<void>;
}

const PASSWORD = 'not-for-anybody';

/** The folder of PostgreSQL's programs (`POSTGRES_BIN`, else Debian's or one on the PATH); undefined where it is not installed. */
export const postgresPrograms = (): string | undefined => {
  const debian = '/usr/lib/postgresql';
  const named = process.env['POSTGRES_BIN'] ?? '';
  if (named !== '') return named;
  const folders = [
    ...(existsSync(debian) ? readdirSync(debian).toSorted().reverse().map((version) => join(debian, version, 'bin')) : []),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'psql')));
};

const signalTo = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

/** Starts one in a folder of its own, by a user who is not root (PostgreSQL refuses to be). */
export const startPostgres = async (programs: string): Promise<PostgresServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'frameseek-postgres-'));
  const user = process.getuid?.() === 0 ? nobody() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  writeFileSync(join(folder, 'password'), PASSWORD, { mode: 0o644 });
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(join(programs, program), args, { ...user, cwd: folder, encoding: 'utf8', env: { ...process.env, PGPASSWORD: PASSWORD } });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
    return stdout;
  };
  run('initdb', ['-D', data, '-U', 'frameseek', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`, '-N', '-E', 'UTF8', '--locale=C.UTF-8']);
  const port = await freePort();
  let server: ChildProcess | undefined;
  const sql = (text: string, database = 'postgres'): string =>
    run('psql', ['-h', '127.0.0.1', '-p', String(port), '-U', 'frameseek', '-d', database, '-v', 'ON_ERROR_STOP=1', '-qAt', '-c', text]);
  const spawned = (): ChildProcess =>
    spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`,
      '-c', 'fsync=off', '-c', 'max_connections=50'], { ...user, cwd: folder, stdio: 'ignore', detached: true });
  const start = async (): Promise<void> => {
    server = spawned();
    await until(() => {
      // After a kill it refuses to start as long as one of its processes is there, or somebody else has its port for a moment.
      if (server?.exitCode !== null) server = spawned();
      return spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0;
    });
  };
  const signal = (name: NodeJS.Signals): void => {
    // Its children, too: each connection is one, which may have ended since they were counted.
    if (server?.pid !== undefined) for (const pid of processesOf(server.pid)) signalTo(pid, name);
  };
  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) => (server === undefined ? resolve(undefined) : server.once('exit', resolve)));
    signal('SIGKILL');
    await ended;
    server = undefined;
  };
  const databases = new Set(['postgres']);
  const url = (database = 'postgres'): string => {
    if (!databases.has(database)) sql(`CREATE DATABASE "${database}"`);
    databases.add(database);
    return `postgres://frameseek:${PASSWORD}@127.0.0.1:${port}/${database}`;
  };
  await start();
  return {
    url, sql, start, kill,
    freeze: (isFrozen) => signal(isFrozen ? 'SIGSTOP' : 'SIGCONT'),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const nobody = (): { readonly uid: number; readonly gid: number } => {
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
};

const processesOf = (parent: number): readonly number[] =>
  [parent, ...spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' }).stdout.split('\n').map(Number).filter((pid) => pid > 0)];

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
});

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let attempt = 0; !isTrue(); attempt++) {
    if (attempt > 300) throw new Error('PostgreSQL did not start.');
    await sleep(100);
  }
};
