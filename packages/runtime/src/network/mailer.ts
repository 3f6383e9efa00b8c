import { Fault, type Mailer } from '@frameseek/core';

/** How letters are sent. */
interface MailSettings {
  /** The server, `smtp://…` or `smtps://…`, with name and password. */
  readonly url: string;
  /** Whom they are from. */
  readonly from: string;
  /** Address of the web app as people know it; without it a letter tells the path of its page alone. */
  readonly publicUrl?: string;
}

/** Milliseconds in which the server must answer. */
const TIMEOUT_MS = 15_000;
/** From this answer on (RFC 5321, 4.2.1) a server means for ever what it says. */
const FOR_EVER = 500;

/** Sends letters by SMTP. nodemailer is loaded with the first. */
export const createMailer = ({ url, from, publicUrl }: MailSettings): Mailer => ({
  send: async ({ to, subject, text, page, clip, pictures, id }, { signal }) => {
    signal.throwIfAborted();
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS });
    const stop = (): void => transport.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await transport.sendMail({
        from, to, subject, text: [text, '', `${publicUrl ?? ''}${page}`, ...(clip === undefined ? [] : [`${publicUrl ?? ''}${clip}`]), ''].join('\n'), messageId: `<${id}@frameseek>`,
        attachments: pictures.map(({ jpeg }, number) => ({ filename: `moment-${number + 1}.jpg`, content: Buffer.from(jpeg), contentType: 'image/jpeg' })),
      });
    } catch (cause) {
      signal.throwIfAborted();
      const reason = cause instanceof Error ? cause.message : String(cause);
      const answer = cause instanceof Error && 'responseCode' in cause ? Number(cause.responseCode) : 0;
      // A wrong password is set right some day; a mailbox that is not there is none tomorrow.
      const isLogin = cause instanceof Error && 'code' in cause && cause.code === 'EAUTH';
      throw answer >= FOR_EVER && !isLogin ? new Fault('mail/refused', { to, reason }, { cause }) : new Fault('mail/failed', { server: new URL(url).host, reason }, { cause });
    } finally {
      signal.removeEventListener('abort', stop);
      transport.close();
    }
  },
});
