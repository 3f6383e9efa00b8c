import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Aedes } from 'aedes';
import { SMTPServer } from 'smtp-server';
import { openBrowser } from '../../push-service.ts';

/** Real servers of every kind that alerts are told to: what they got, and, while they do not answer, nothing that says that they did. */
export interface Listeners extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  readonly webhook: string;
  /** A browser that is notified, and one that is gone. */
  readonly browser: { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } };
  readonly goneBrowser: Listeners['browser'];
  readonly told: Readonly<Record<'webhook' | 'email' | 'mqtt' | 'push', string[]>>;
  /** What the broker keeps, by topic. */
  readonly retained: ReadonlyMap<string, Buffer>;
  answers: boolean;
}

const portOf = (server: { address(): ReturnType<Server['address']> }): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

export const openListeners = async (): Promise<Listeners> => {
  const told: Listeners['told'] = { webhook: [], email: [], mqtt: [], push: [] };
  const retained = new Map<string, Buffer>();
  const browser = openBrowser();
  const web = createServer((req: IncomingMessage, res: ServerResponse) => void buffer(req).then((body) => {
    if (req.url === '/gone') return res.writeHead(410).end();
    if (req.url === '/push') told.push.push(browser.read(body));
    else told.webhook.push(body.toString());
    return listeners.answers && res.writeHead(201).end();
  }));
  const mail = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: (stream, _session, done) => void buffer(stream).then((letter) => {
      told.email.push(letter.toString());
      if (listeners.answers) done();
    }),
  });
  const aedes = await Aedes.createBroker();
  aedes.authorizePublish = (_client, { topic, payload, retain }, done) => {
    if (retain) retained.set(topic, Buffer.from(payload));
    else told.mqtt.push(payload.toString());
    if (retain || listeners.answers) done(null);
  };
  const broker = createTcpServer((socket) => void aedes.handle(socket));
  const letters = mail.listen(0, '127.0.0.1');
  for (const server of [web, broker]) server.listen(0, '127.0.0.1');
  await Promise.all([web, broker, letters].filter(({ listening }) => !listening).map((server) => once(server, 'listening')));
  const site = `http://127.0.0.1:${portOf(web)}`;
  const listeners: Listeners = {
    env: {
      FRAMESEEK_PRIVATE_URLS: 'true', FRAMESEEK_URL: 'https://films.example.org', FRAMESEEK_SMTP_URL: `smtp://127.0.0.1:${portOf(letters)}`,
      FRAMESEEK_MQTT_URL: `mqtt://127.0.0.1:${portOf(broker)}`,
    },
    webhook: `${site}/hook`, browser: { endpoint: `${site}/push`, keys: browser.keys }, goneBrowser: { endpoint: `${site}/gone`, keys: browser.keys },
    told, retained, answers: false,
    [Symbol.asyncDispose]: async () => {
      web.closeAllConnections();
      for (const server of [web, broker]) server.close();
      await Promise.all([new Promise<void>((done) => aedes.close(done)), new Promise<void>((done) => mail.close(done))]);
    },
  };
  return listeners;
};
