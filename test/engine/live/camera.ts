import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What listens at a port of its own, and goes away with it. */
interface Listener extends AsyncDisposable {
  readonly port: number;
}

/** A server of MPEG-TS that sends a film over and over to whoever comes, five times as fast as it plays, each by a program of its own. */
interface Camera extends Listener {
  /** Has those who come from now on get another film. */
  show(film: string): void;
  /** Ends it with all that it sends, as if it were killed. */
  kill(): Promise<void>;
  /** It is back, at the same port. */
  start(): Promise<void>;
}

/** Starts a camera; `times`: how often the film is sent. */
export const startCamera = async (first: string, { again = true }: { readonly again?: boolean } = {}): Promise<Camera> => {
  let film = first;
  let server: Server | undefined;
  let port = 0;
  const sending = new Set<() => void>();
  const serve = (socket: Socket): void => {
    const child = spawn('ffmpeg', ['-loglevel', 'error', '-readrate', '5', ...(again ? ['-stream_loop', '-1'] : []), '-i', film, '-c', 'copy', '-f', 'mpegts', 'pipe:1'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const end = (): void => {
      child.kill('SIGKILL');
      socket.destroy();
    };
    sending.add(end);
    child.stdout.pipe(socket);
    socket.on('error', end).on('close', () => {
      end();
      sending.delete(end);
    });
  };
  const start = async (): Promise<void> => {
    server = createServer(serve).listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = portOf(server);
  };
  const kill = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    for (const end of sending) end();
    if (closing !== undefined) await new Promise((resolve) => closing.close(resolve));
  };
  await start();
  return { port, start, kill, show: (other) => (film = other), [Symbol.asyncDispose]: kill };
};

/** The network between a recorder and a camera. */
interface Network extends Listener {
  /** Ends all connections, and refuses those that come. */
  cut(): void;
  /** Lets nothing through any more, but says so to nobody: what is connected stays connected. */
  hush(): void;
  /** All is as it was, for those who connect anew. */
  mend(): void;
}

/** A proxy that stands for the network in front of a port. */
export const startNetwork = async (to: number): Promise<Network> => {
  let state: 'open' | 'cut' | 'hushed' = 'open';
  const through = new Set<Socket>();
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      through.add(socket);
      socket.on('error', () => undefined).on('close', () => {
        through.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.on('data', (bytes) => void (state === 'open' && near.write(bytes)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    state = 'cut';
    for (const socket of through) socket.destroy();
  };
  return {
    port: portOf(server), cut,
    hush: () => (state = 'hushed'),
    mend: () => (state = 'open'),
    [Symbol.asyncDispose]: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
