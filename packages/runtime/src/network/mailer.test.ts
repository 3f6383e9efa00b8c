import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { createMailer } from './mailer.ts';

const { signal } = new AbortController();
const letters: string[] = [];
/** What the server answers to whoever is written to. */
const ANSWERS: Readonly<Record<string, number>> = { 'nobody@example.org': 550, 'later@example.org': 451 };
const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false,
  onAuth: (_auth, _session, done) => done(new Error('wrong password')),
  onRcptTo: ({ address }, _session, done) => {
    const responseCode = ANSWERS[address];
    done(responseCode === undefined ? undefined : Object.assign(new Error('not now'), { responseCode }));
  },
  onData: (stream, _session, done) => void text(stream).then((letter) => {
    letters.push(letter);
    done();
  }),
});
let port = 0;
beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const picture = { at: 3, width: 2, height: 2, jpeg: Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]) };
const send = (to: string, login = ''): Promise<void> =>
  createMailer({ url: `smtp://${login}127.0.0.1:${port}`, from: 'frameseek@example.org', publicUrl: 'https://films.example.org' })
    .send({ to, subject: 'Frameseek: Türklingel', text: 'It rang.', page: '/videos/a?t=3.0', clip: '/api/alerts/one/clip', pictures: [picture], id: 'one' }, { signal });

it('a letter arrives with its words, the address of its page, and its picture', async () => {
  await send('ada@example.org');
  const [letter = ''] = letters;
  expect(letter).toMatch(/^From: frameseek@example\.org\r?$/mu);
  expect(letter).toMatch(/^To: ada@example\.org\r?$/mu);
  expect(letter).toContain('Message-ID: <one@frameseek>');
  expect(letter).toContain('Subject: =?UTF-8?Q?Frameseek=3A_T=C3=BCrklingel?=');
  expect(letter).toContain('It rang.\r\n\r\nhttps://films.example.org/videos/a?t=3.0\r\nhttps://films.example.org/api/alerts/one/clip');
  expect(letter).toContain(Buffer.from(picture.jpeg).toString('base64'));
  expect(letter).toMatch(/Content-Type: image\/jpeg; name=moment-1\.jpg/u);
});

it('what a server refuses for ever is told apart from what it may take later', async () => {
  await expect(send('nobody@example.org')).rejects.toMatchObject({ code: 'mail/refused', facts: { to: 'nobody@example.org' } });
  await expect(send('later@example.org')).rejects.toMatchObject({ code: 'mail/failed' });
  await expect(send('ada@example.org', 'frameseek:wrong@')).rejects.toMatchObject({ code: 'mail/failed' });
  await expect(createMailer({ url: 'smtp://127.0.0.1:1', from: 'a@example.org' }).send({ to: 'a@example.org', subject: '', text: '', page: '/', pictures: [], id: '1' }, { signal })).rejects.toMatchObject({ code: 'mail/failed' });
});

it('a letter that is given up is not sent', async () => {
  const before = letters.length;
  await expect(createMailer({ url: `smtp://127.0.0.1:${port}`, from: 'a@example.org' }).send({ to: 'a@example.org', subject: '', text: '', page: '/', pictures: [], id: '1' }, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(letters).toHaveLength(before);
});
